"""What stands on paper in fewer words: a pass, see passes.py."""

from lxml.html.builder import CLASS, E, P


def list_ledger(tree, place):
    """Of the ledger the numbers and verdicts, in columns (book.css).

    Its seventy pages repeat every formula of the book, to be looked through and filtered on a
    screen. On paper each formula has its mark beside it, and the ledger says what that means.
    """
    tables = tree.find_class("eqval-ledger")
    for table in tables:
        lines = E.div(CLASS("ledger-lines"))
        for row in table.xpath("./tbody/tr"):
            number, _formula, verdict, _spoiled = row
            line = P(*number.iter("a"), f" {verdict.text_content().strip()}", id=row.get("id"))
            line.set("class", row.get("class"))
            lines.append(line)
        table.getparent().replace(table, lines)
    return len(tables)
