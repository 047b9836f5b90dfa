# SPDX-License-Identifier: Apache-2.0
"""Plain words for names of the program. No figures here."""

OUTPUTS = {
    "gross_ratio": "all that was stolen, over the programme's budget",
    "gross_over_tests": "all that was stolen, over the cost of the launches alone",
    "gross_over_foreign_parts": "all that was stolen, over foreign parts alone",
    "gross_over_wmd": "all that was stolen, over missiles and nuclear work together",
    "gross_over_foreign_income": "all that was stolen, as a share of all foreign income",
    "net_ratio": "cash that arrived, over the programme's budget",
    "net_over_foreign_income": "cash that arrived, as a share of all foreign income",
    "coverage": "money for missiles, over the programme's budget",
    "coverage_tests": "money for missiles, over the cost of the launches alone",
    "coverage_foreign_parts": "money for missiles, over foreign parts alone",
    "coverage_wmd": "money for missiles and nuclear work, over the cost of both",
    "funded_share": "the same as money for missiles over the budget, when what is left over is saved and nothing is "
                    "spent twice",
}

SUFFIXES = {"_cyber_it": ", with other cyber theft and IT workers", "_cyber": ", with other cyber theft"}

STAGES = {"stolen": ["gross_ratio", "gross_over_tests", "gross_over_foreign_parts", "gross_over_wmd"],
          "arrived as cash": ["net_ratio"],
          "for missiles": ["coverage", "funded_share", "coverage_tests", "coverage_foreign_parts", "coverage_wmd"]}

GROUPS = {
    "allocation": "the share of the cash that goes to missiles, and when",
    "budget.method": "which of two ways gives the programme's budget",
    "budget": "the numbers inside either budget",
    "realisation": "losses, waits and brokers between theft and cash",
    "theft_amounts": "how much was stolen",
    "theft.basis": "which of two ways gives the thefts",
    "theft_attribution": "which thefts are North Korea's",
    "theft_unrecorded": "thefts in no list",
    "price": "coin prices",
}

KINDS = {
    "centralised_exchange": "exchanges that hold their customers' coins",
    "payments": "payment firms",
    "bridge": "bridges between chains",
    "defi_protocol": "programs on a chain (decentralised finance)",
    "game": "games on a chain",
    "individuals": "private persons",
    "wallet": "makers of wallets",
    "other": "other or unknown victims",
}

# Who held the keys of what was stolen, as far as the kind of victim tells: a grouping of this page.
CUSTODY = {
    "custody_firm": ("held by a firm for its customers", ["centralised_exchange", "payments"]),
    "custody_chain": ("held by a program on a chain", ["bridge", "defi_protocol", "game"]),
    "custody_owner": ("held by the owners themselves", ["individuals", "wallet"]),
    "custody_unknown": ("not known from the kind of victim", ["other"]),
}

CLASSES = {"SRBM": "short-range ballistic missiles", "MRBM": "medium-range ballistic missiles",
           "IRBM": "intermediate-range ballistic missiles", "ICBM": "intercontinental ballistic missiles",
           "CRBM": "close-range ballistic missiles", "SLBM": "missiles launched from submarines",
           "HGV": "missiles with a glide vehicle", "LACM": "cruise missiles against land targets",
           "SLV": "space launchers"}


def output(name):
    for suffix, words in SUFFIXES.items():
        if name.endswith(suffix):
            return OUTPUTS[name[:-len(suffix)]] + words
    return OUTPUTS[name]


def capital(text):
    return text[0].upper() + text[1:]
