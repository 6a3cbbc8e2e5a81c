"""Pages: one file each, with no outside request, no framework, and nothing in it that an article could make run."""
