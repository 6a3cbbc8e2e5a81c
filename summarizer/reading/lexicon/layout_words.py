"""Lines that are never the beginning or the rest of a sentence."""

STANDING_ALONE = frozenset(
    """
    advertisement article audio careers close comment comments contact email facebook gallery home instagram linkedin
    listen live login menu more news newsletter next photos play podcast previous print save search share subscribe
    tags telegram topics twitter video videos watch whatsapp youtube
    """.split()
) | {
    "after newsletter promotion",
    "copy link",
    "email link",
    "log in",
    "read more",
    "sign in",
    "skip past newsletter promotion",
    "story continues below advertisement",
    "view comments",
}
"""Labels of a page's controls in lower case."""
