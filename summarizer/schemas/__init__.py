"""Schemas: the classes of what a summary may assert. A schema is a class here and a prompt of the same name."""
