"""Rendering: a summary, a reading or a check as text for people. Pure but for the console that it is handed."""
