"""Nouns for people and bodies that act and speak without a name of their own."""

# Bodies: "police", "prosecutors".
SPEAKING_BODIES: frozenset[str] = frozenset(
    "police authorities prosecutors firefighters investigators rescuers paramedics detectives".split()
)
SPEAKING_GROUPS: frozenset[str] = frozenset(
    "experts observers analysts economists scientists researchers critics supporters opponents officials"
    " witnesses residents neighbours neighbors locals villagers protesters demonstrators activists campaigners"
    " lawmakers senators executives companies investors traders shareholders doctors teachers students parents"
    " families survivors lawyers diplomats leaders voters republicans democrats conservatives unions workers"
    " employees farmers fans players passengers customers rebels militants soldiers troops businesses"
    " forecasters meteorologists relatives pollsters strategists historians engineers regulators ministers"
    " councillors legislators environmentalists conservationists nurses tenants homeowners retailers banks"
    " airlines insurers".split()
)
