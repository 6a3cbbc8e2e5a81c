"""Engines write drafts; nothing that they write is published before grounding has proved it."""
