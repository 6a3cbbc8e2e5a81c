"""Past forms that don't end in "-ed", of verbs that the news is told with. Data only."""

PAST_FORMS: frozenset[str] = frozenset(
    """was were had did said told won lost beat fell rose made took came went left held struck met saw drew gave began
    broke brought built bought caught chose cut found fought flew got grew heard hit kept knew led let paid put ran
    read sank sent set shot shut sold spent spoke spread stood swept threw tore thought understood voted woke withdrew
    wrote burnt burst became been""".split()
)
