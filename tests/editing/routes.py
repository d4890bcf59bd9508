"""Every route of the admin to something of one region, and for whom it is open."""

from tests.editing.routing import (
    ABOVE,
    EVERY_EDITOR,
    EVERYBODY_INSIDE,
    NOBODY,
    OWN,
    STREAMS,
    at,
    bulk,
    on_page,
    review,
    sent,
)

ROUTES = [
    *[on_page("edit", "edit/", OWN, which) for which in ("live", "draft", "region")],
    on_page("edit in review", "edit/", OWN, "reviewed"),
    on_page("save", "edit/", OWN, "draft", sent(title="Gekaapt", **STREAMS)),
    *[on_page("history", "history/", OWN, which) for which in ("live", "draft", "region")],
    *[on_page("workflow history", "workflow_history/", OWN, which) for which in ("live", "reviewed")],
    on_page("view draft", "view_draft/", OWN, "draft"),
    on_page("revision", "revisions/{world.revision.pk}/view/", OWN),
    on_page("revert", "revisions/{world.revision.pk}/revert/", OWN),
    on_page("compare", "revisions/compare/live...{world.revision.pk}/", OWN),
    on_page("unschedule", "revisions/{world.revision.pk}/unschedule/", ABOVE),
    on_page("preview", "edit/preview/", OWN, "draft"),
    on_page("usage", "usage/", OWN),
    on_page("copy", "copy/", OWN),
    on_page(
        "copy, sent",
        "copy/",
        OWN,
        "live",
        sent(new_title="Kopie", new_slug="kopie", new_parent_page="{world.region.pk}"),
    ),
    on_page("move", "move/", ABOVE),
    on_page("move a draft", "move/", OWN, "draft"),
    on_page("move there", "move/{world.elsewhere.pk}/confirm/", ABOVE, "live", sent()),
    on_page("delete", "delete/", ABOVE, "live", sent()),
    on_page("delete a draft", "delete/", OWN, "draft", sent()),
    on_page("delete the region", "delete/", ABOVE, "region", sent(confirm_site_name="Kwartiermakers vso-pro")),
    on_page("unpublish", "unpublish/", ABOVE, "live", sent()),
    on_page("lock", "lock/", ABOVE, "live", sent()),
    on_page("unlock", "unlock/", ABOVE, "live", sent()),
    on_page("privacy", "privacy/", ABOVE),
    on_page("order", "set_position/?position=0", ABOVE, "live", sent()),
    on_page("explore", "", OWN | {"other", "colleague"} - {"colleague"}, "region"),
    on_page("add below", "add_subpage/", OWN, "region"),
    at("add", "pages/add/practices/practicepage/{world.region.pk}/", OWN),
    at("add, sent", "pages/add/practices/practicepage/{world.region.pk}/", OWN, sent(title="Vreemd", **STREAMS)),
    *[on_page(name.replace("_", " "), f"{name}/", OWN) for name in ("history/results", "revisions")],
    on_page("a review in the history", "workflow_history/detail/{world.state.workflow_state_id}/", OWN, "reviewed"),
    on_page("make it a page of its own", "convert_alias/", NOBODY, "live", sent()),
    at("preview of a new page", "pages/add/practices/practicepage/{world.region.pk}/preview/", OWN),
    at("pages of a kind", "pages/usage/practices/practicepage/", EVERY_EDITOR),
    at("pages of a kind, the rows", "pages/usage/practices/practicepage/results/", EVERY_EDITOR),
    at("look for a page", "pages/search/?q=Ge", EVERYBODY_INSIDE),
    at("look for a page, the rows", "pages/search/results/?q=Ge", EVERYBODY_INSIDE),
    at("choose a page", "choose-page/", EVERYBODY_INSIDE),
    at("choose a page below a region", "choose-page/{world.region.pk}/", EVERYBODY_INSIDE),
    at("choose a page below a draft", "choose-page/{world.draft.pk}/", OWN),
    at("choose a page by words", "choose-page/search/?q=Ge", EVERYBODY_INSIDE),
    at("chosen pages", "choose-page/chosen-multiple/?id={world.live.pk}", EVERYBODY_INSIDE),
    at("chosen pages, a draft", "choose-page/chosen-multiple/?id={world.live.pk}&id={world.draft.pk}", OWN),
    at("pages for scripts", "api/main/pages/?fields=*&limit=20", EVERY_EDITOR),
    at("a draft for scripts", "api/main/pages/{world.draft.pk}/?fields=*", OWN),
    at("a draft for scripts, found", "api/main/pages/find/?id={world.draft.pk}", OWN),
    *[
        at(f"{action} for scripts", f"api/main/pages/{{world.live.pk}}/action/{action}/", NOBODY, sent())
        for action in ("copy", "delete", "move", "publish", "unpublish", "revert_to_page_revision", "create_alias")
    ],
    *[
        at(f"{things} for scripts", f"api/main/{things}/{rest}", NOBODY)
        for things, rest in (
            ("images", ""),
            ("images", "{world.image.pk}/"),
            ("documents", ""),
            ("documents", "{world.document.pk}/"),
        )
    ],
    *[
        at(f"report {name}", f"reports/{name}/", EVERY_EDITOR)
        for name in ("workflow", "workflow/results", "workflow_tasks", "aging-pages", "site-history/results")
    ],
    at("report on kinds of pages", "reports/page-types-usage/", ABOVE),
    at("report on kinds of pages, the rows", "reports/page-types-usage/results/", ABOVE),
    at("approve", review("action", "approve"), ABOVE, sent()),
    at("return", review("action", "reject"), ABOVE, sent(comment="Nee")),
    at("ask for a remark", review("collect_action_data", "approve"), ABOVE),
    at("see what is reviewed", "pages/workflow/preview/{world.reviewed.pk}/{world.task.pk}/", ABOVE),
    *[at(f"bulk {action}", bulk(action), ABOVE, sent()) for action in ("unpublish", "delete")],
    at("bulk move", bulk("move"), ABOVE, sent(chooser="{world.elsewhere.pk}")),
    at("bulk delete of a draft", bulk("delete", "draft"), OWN, sent()),
    at("contacts", "snippets/contacts/contact/", EVERY_EDITOR),
    *[
        at(f"contact {name}", f"snippets/contacts/contact/{name}/{{world.contact.pk}}/", OWN)
        for name in ("edit", "history", "usage", "unpublish")
    ],
    *[
        at(f"contact {name}", f"snippets/contacts/contact/{path}", OWN)
        for name, path in (
            ("copy", "copy/{world.contact.pk}/"),
            ("history, the rows", "history-results/{world.contact.pk}/"),
            ("version", "history/{world.contact.pk}/revisions/{world.contact.latest_revision_id}/view/"),
            ("version taken back", "history/{world.contact.pk}/revisions/{world.contact.latest_revision_id}/revert/"),
            ("compared", "history/{world.contact.pk}/revisions/compare/live...{world.contact.latest_revision_id}/"),
        )
    ],
    at("contact unlock", "snippets/contacts/contact/unlock/{world.contact.pk}/", OWN, sent()),
    at("contact unpublish, sent", "snippets/contacts/contact/unpublish/{world.contact.pk}/", OWN, sent()),
    at("contacts, the rows", "snippets/contacts/contact/results/?q=Ren", EVERY_EDITOR),
    at("choose a contact", "snippets/choose/contacts/contact/", EVERY_EDITOR),
    at("choose a contact by words", "snippets/choose/contacts/contact/results/?q=Ren", EVERY_EDITOR),
    at("chosen contacts", "snippets/choose/contacts/contact/chosen-multiple/?id={world.contact.pk}", EVERY_EDITOR),
    at("contact delete", "snippets/contacts/contact/delete/{world.contact.pk}/", ABOVE),
    at("contact delete, sent", "snippets/contacts/contact/delete/{world.contact.pk}/", ABOVE, sent()),
    at("contact edit, sent", "snippets/contacts/contact/edit/{world.contact.pk}/", OWN, sent(name="Gekaapt")),
    at("contact lock", "snippets/contacts/contact/lock/{world.contact.pk}/", OWN, sent()),
    at("contact preview", "snippets/contacts/contact/preview/{world.contact.pk}/", OWN),
    at("contact add", "snippets/contacts/contact/add/", EVERY_EDITOR),
    at("contact chosen", "snippets/choose/contacts/contact/chosen/{world.contact.pk}/", OWN),
    at("contact bulk delete", "bulk/contacts/contact/delete/?next=/beheer/&id={world.contact.pk}", ABOVE, sent()),
    at("inbox", "postvak/", EVERY_EDITOR),
    at("a message", "postvak/{world.message.pk}/", OWN),
    at("a message, sent", "postvak/{world.message.pk}/", OWN, sent(act="sluit", reason="x")),
    at("a thing of the inbox", "postvak/bericht/{world.message.pk}/", OWN),
    *[
        at(f"a thing of the inbox: {act}", "postvak/bericht/{world.message.pk}/", OWN, sent(act=act, **fields))
        for act, fields in (
            ("neem", {}),
            ("wijs-af", {"reason": "x"}),
            ("verplaats", {"region": "{world.elsewhere.pk}"}),
        )
    ],
    at(
        "many things of the inbox",
        "postvak/",
        OWN,
        sent(act="wijs-af", item="bericht:{world.message.pk}", reason="x"),
    ),
    at("tasks about contacts", "contacttaken/", EVERY_EDITOR),
    at("ask a contact", "contacttaken/navragen/{world.contact.pk}/", OWN),
    at("ask a contact, sent", "contacttaken/navragen/{world.contact.pk}/", OWN, sent()),
    at("settings of verification", "settings/contacts/verificationsettings/", ABOVE),
    at("consents", "snippets/consents/consent/", EVERY_EDITOR),
    *[
        at(f"consent {name}", f"snippets/consents/consent/{name}/{{world.consent.pk}}/", OWN)
        for name in ("edit", "history", "history-results", "usage", "copy")
    ],
    at("chosen consents", "snippets/choose/consents/consent/chosen-multiple/?id={world.consent.pk}", EVERY_EDITOR),
    at("consent edit, sent", "snippets/consents/consent/edit/{world.consent.pk}/", OWN, sent(name="Gekaapt")),
    at("consent delete", "snippets/consents/consent/delete/{world.consent.pk}/", ABOVE),
    at("consent delete, sent", "snippets/consents/consent/delete/{world.consent.pk}/", ABOVE, sent()),
    at("consent bulk delete", "bulk/consents/consent/delete/?next=/beheer/&id={world.consent.pk}", ABOVE, sent()),
    at("consent add", "snippets/consents/consent/add/", EVERY_EDITOR),
    at("choose a consent", "snippets/choose/consents/consent/", EVERY_EDITOR),
    at("consent chosen", "snippets/choose/consents/consent/chosen/{world.consent.pk}/", OWN),
    at("new consent in a dialog", "snippets/choose/consents/consent/create/", EVERY_EDITOR),
    at("image", "images/{world.image.pk}/", OWN),
    at("image, sent", "images/{world.image.pk}/", OWN, sent(title="Gekaapt")),
    at("image delete", "images/{world.image.pk}/delete/", OWN, sent()),
    at("image usage", "images/usage/{world.image.pk}/", OWN),
    at("image bulk delete", "bulk/library/portalimage/delete/?next=/beheer/&id={world.image.pk}", OWN, sent()),
    at("image chosen", "images/chooser/chosen/{world.image.pk}/", OWN),
    *[
        at(f"image {name}", f"images/{path}", OWN, data)
        for name, path, data in (
            ("in a format", "{world.image.pk}/preview/max-100x100/", None),
            ("placed in a text", "chooser/{world.image.pk}/select_format/", None),
            ("just uploaded", "multiple/{world.image.pk}/", sent(title="Gekaapt")),
            ("just uploaded, delete", "multiple/{world.image.pk}/delete/", sent()),
        )
    ],
    *[at(f"image {name}", f"images/{{world.image.pk}}/{name}/", NOBODY) for name in ("generate_url",)],
    *[
        at(f"images: {name}", f"images/{name}", EVERY_EDITOR)
        for name in ("", "results/?q=Ge", "chooser/", "chooser/results/?q=Ge", "add/", "multiple/add/")
    ],
    at("chosen images", "images/chooser/chosen-multiple/?id={world.image.pk}", EVERY_EDITOR),
    *[
        at(f"image bulk {action}", f"bulk/library/portalimage/{action}/?next=/beheer/&id={{world.image.pk}}", OWN)
        for action in ("add_tags", "add_to_collection", "delete")
    ],
    *[
        at(f"documents: {name}", f"documents/{name}", EVERY_EDITOR)
        for name in ("", "results/?q=Ge", "chooser/", "chooser/results/?q=Ge", "add/", "multiple/add/")
    ],
    at("document chosen", "documents/chooser/chosen/{world.document.pk}/", OWN),
    at("chosen documents", "documents/chooser/chosen-multiple/?id={world.document.pk}", EVERY_EDITOR),
    at("document just uploaded", "documents/multiple/{world.document.pk}/", OWN, sent(title="Gekaapt")),
    at("document just uploaded, delete", "documents/multiple/{world.document.pk}/delete/", OWN, sent()),
    *[
        at(f"document bulk {name}", f"bulk/library/portaldocument/{name}/?next=/beheer/&id={{world.document.pk}}", OWN)
        for name in ("add_tags", "add_to_collection", "delete")
    ],
    at("document", "documents/edit/{world.document.pk}/", OWN),
    at("document, sent", "documents/edit/{world.document.pk}/", OWN, sent(title="Gekaapt")),
    at("document delete", "documents/delete/{world.document.pk}/", OWN, sent()),
    at("document usage", "documents/usage/{world.document.pk}/", OWN),
    at("practices", "praktijken/", EVERY_EDITOR),
    at("users", "users/", {"administration"}),
    at("groups", "groups/", {"administration"}),
    at("user", "users/edit/{world.users[own].pk}/", {"administration"}),
    at("invite", "users/new/", {"administration"}),
    at("invite, sent", "users/new/", {"administration"}, sent(email="nieuw@example.org")),
    at("how somebody comes in", "users/toegang/{world.users[own].pk}/", {"administration"}),
    *[
        at(f"how somebody comes in: {act}", "users/toegang/{world.users[own].pk}/", {"administration"}, sent(act=act))
        for act in ("uitnodigen", "wachtwoord", "stap", "uitloggen")
    ],
    *[
        at(name, f"account/{name}/", EVERY_EDITOR | {"colleague"})
        for name in ("tweede-stap", "tweede-stap/instellen", "aanmeldingen")
    ],
    at("site settings", "settings/home/portalsettings/", {"administration"}),
    at("review settings", "settings/practices/reviewsettings/", {"administration"}),
    at("workflows", "workflows/list/", {"administration"}),
    at("tasks", "workflows/tasks/index/", {"administration"}),
    at("collections", "collections/", {"administration"}),
    at("redirects", "redirects/", {"administration"}),
    at("themes", "snippets/practices/theme/", ABOVE),
    at("a theme", "snippets/practices/theme/add/", ABOVE),
    at("answer the request of another region", "verzoeken/{world.request.pk}/", OWN, sent(answer="ja")),
    at("mails", "mails/", ABOVE),
    at("a kind of mail", "mails/editing.region_asked/tekst/", ABOVE),
    at("send mails again", "mails/opnieuw/", ABOVE, sent()),
    at("hand over", "overdragen/", {"administration"}),
    at("to review", "taken/", EVERY_EDITOR),
    at("what misses", "controle/{world.draft.pk}/", OWN),
    at("bring in a file", "importeren/", EVERY_EDITOR),
    at("where a file went", "importeren/{world.imported.pk}/", OWN),
    at("make a person of a file", "importeren/{world.imported.pk}/", OWN, sent(person="0")),
    at("what a file is like", "importeren/{world.imported.pk}/lijkt-op/", NOBODY),
    at("replace a contact", "onderhoud/contactpersonen/{world.contact.pk}/vervangen/", OWN),
    at("merge a contact", "onderhoud/contactpersonen/{world.contact.pk}/samenvoegen/", OWN),
    at("merge tags", "onderhoud/trefwoorden/", ABOVE),
    at("check links", "rapporten/kapotte-links/controleer/", ABOVE, sent()),
    *[
        at(f"report {name}", f"rapporten/{name}/", EVERY_EDITOR)
        for name in (
            "kapotte-links",
            "papieren-versies",
            "verouderende-praktijken",
            "contactpersonen-na-te-vragen",
            "alt-tekst-en-toestemming",
            "toestemmingen",
            "dekking",
            "themas-en-trefwoorden",
            "ongebruikte-afbeeldingen",
        )
    ],
    *[at(f"bulk {action} of a draft", bulk(action, "draft"), OWN) for action in ("retag", "checked", "delete", "move")],
    at("synonyms", "snippets/search/synonymgroup/", ABOVE),
    at("word list", "snippets/writing/plainword/", ABOVE),
    at("persons", "personen/", {"administration"}),
    at("regions of the land", "gemeenten/", {"administration"}),
    at("site history", "reports/site-history/", EVERY_EDITOR),
    at("locked pages", "reports/locked/", EVERY_EDITOR),
]
