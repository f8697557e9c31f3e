"""What stands above the editions: the page that lets one choose, 404, robots, sitemap, the card."""

from xml.etree import ElementTree

from jinja2 import Environment, FileSystemLoader, select_autoescape

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def lay(theme, target, editions, site):
    """Write the pages of the root; `site` is the address of publication, or nothing."""
    templates = Environment(loader=FileSystemLoader(theme / "root"), autoescape=select_autoescape())
    for page in ("index.html", "404.html"):
        text = templates.get_template(page).render(site=site, editions=editions)
        (target / page).write_text(text, "utf8")
    (target / "card.png").write_bytes((theme / "root" / "card.png").read_bytes())
    lines = ["User-agent: *", "Disallow:"]
    if site:
        lines.append(f"Sitemap: {site}/sitemap.xml")
        sitemap(target, editions, site).write(
            target / "sitemap.xml", encoding="utf-8", xml_declaration=True
        )
    (target / "robots.txt").write_text("\n".join(lines) + "\n", "utf8")


def sitemap(target, editions, site):
    """Every page in every edition, each with its sisters; search pages are not for searching."""
    ElementTree.register_namespace("", SITEMAP)
    ElementTree.register_namespace("xhtml", XHTML)
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    names = {
        edition: {
            page.relative_to(target / edition).as_posix()
            for page in (target / edition).rglob("*.html")
            if page.name != "search.html" and "_static" not in page.parts
        }
        for edition in editions
    }
    for edition in editions:
        for name in sorted(names[edition]):
            entry = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
            ElementTree.SubElement(entry, f"{{{SITEMAP}}}loc").text = f"{site}/{edition}/{name}"
            for other in editions:
                if name in names[other]:
                    link = ElementTree.SubElement(entry, f"{{{XHTML}}}link")
                    address = f"{site}/{other}/{name}"
                    link.attrib.update({"rel": "alternate", "hreflang": other, "href": address})
    return ElementTree.ElementTree(root)
