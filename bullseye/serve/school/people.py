"""What an administrator does with people, links, the list of acts and the rules of how long things are kept."""

from __future__ import annotations

import json

from starlette.responses import Response

from bullseye.school.people.accounts import Accounts
from bullseye.school.people.administration import Administration, Rules
from bullseye.school.people.person import checked_role
from bullseye.school.roles import ADMINISTRATORS, EVERYBODY
from bullseye.serve.app import file_answer
from bullseye.serve.school.operations import Asked, Operation
from bullseye.serve.school.people_json import act_json, link_json, link_made, person_json
from bullseye.wire.school_people import (
    PAGE,
    ActsPage,
    ActsQuery,
    Confirm,
    Done,
    Invite,
    LinkMade,
    LinksPage,
    Nothing,
    PeoplePage,
    PeopleQuery,
    PersonChange,
    PersonJson,
    RulesJson,
)
from bullseye.words import tr

API = "/api/school"
MOST_LINKS = 200


class PeopleSubject:
    """The operations of an administrator."""

    def __init__(self, administration: Administration, accounts: Accounts) -> None:
        self._administration = administration
        self._accounts = accounts

    def operations(self) -> list[Operation]:
        """All of them."""
        may, a_person = ADMINISTRATORS, f"{API}/people/{{person}}"
        return [
            Operation(
                "administration-page", "GET", "/school/people", EVERYBODY, tr("The administrator's page."),
                lambda asked: file_answer(asked.request, "school/people.html"), media="text/html",
            ),
            Operation(
                "people", "GET", f"{API}/people", may, tr("People with an account, in order of name."),
                self.people, query=PeopleQuery, answer=PeoplePage,
            ),
            Operation(
                "change-person", "POST", a_person, may, tr("Change a role, a name or an account; lock or unlock."),
                self.change, body=PersonChange, answer=PersonJson,
            ),
            Operation(
                "reset", "POST", f"{a_person}/reset", may, tr("Make a link for a new password."),
                self.reset, body=Nothing, answer=LinkMade,
            ),
            Operation(
                "export-person", "GET", f"{a_person}/export", may,
                tr("Everything that is kept of one person, as a file."), self.export,
            ),
            Operation(
                "delete-person", "POST", f"{a_person}/delete", may, tr("Delete everything of one person."),
                self.delete, body=Confirm, answer=Done,
            ),
            Operation("links", "GET", f"{API}/links", may, tr("Links not used yet."), self.links, answer=LinksPage),
            Operation(
                "invite", "POST", f"{API}/links", may, tr("Make an invitation: a link for a new account."),
                self.invite, body=Invite, answer=LinkMade,
            ),
            Operation(
                "withdraw-link", "POST", f"{API}/links/{{link}}/withdraw", may, tr("Take a link back."),
                self.withdraw, body=Nothing, answer=Done,
            ),
            Operation(
                "acts", "GET", f"{API}/acts", may, tr("What was done by people with an account, the newest first."),
                self.acts, query=ActsQuery, answer=ActsPage,
            ),
            Operation(
                "rules", "GET", f"{API}/rules", may, tr("How long things are kept."), self.rules, answer=RulesJson
            ),
            Operation(
                "change-rules", "POST", f"{API}/rules", may, tr("Change how long things are kept."),
                self.change_rules, body=RulesJson, answer=RulesJson,
            ),
        ]  # fmt: skip

    def people(self, asked: Asked) -> PeoplePage:
        found = self._administration.find(asked.query.text, asked.query.after, PAGE + 1)
        return PeoplePage(tuple(map(person_json, found[:PAGE])), len(found) > PAGE)

    def change(self, asked: Asked) -> PersonJson:
        person, by, body = asked.part("person"), asked.who.person, asked.body
        found = self._accounts.get(person)
        if body.name is not None or body.account is not None:
            found = self._administration.rename(person, body.account or "", body.name or "", by)
        if body.role is not None and body.role != found.role:
            found = self._administration.set_role(person, checked_role(body.role), by)
        if body.locked is not None and body.locked is not found.locked:
            found = self._administration.lock(person, body.locked, by)
        return person_json(found)

    def reset(self, asked: Asked) -> LinkMade:
        return link_made(self._accounts.reset(asked.part("person"), asked.who.person))

    def export(self, asked: Asked) -> Response:
        found = self._administration.export(asked.part("person"), asked.who.person)
        head = {"content-disposition": 'attachment; filename="person.json"'}
        text = json.dumps(found, ensure_ascii=False, indent=2, default=str)
        return Response(text, media_type="application/json", headers=head)

    def delete(self, asked: Asked) -> Done:
        self._administration.delete(asked.part("person"), asked.body.account, asked.who.person)
        return Done(tr("They are deleted, with everything that was kept of them."))

    def links(self, asked: Asked) -> LinksPage:
        return LinksPage(tuple(map(link_json, self._administration.links(MOST_LINKS))))

    def invite(self, asked: Asked) -> LinkMade:
        return link_made(self._accounts.invite(checked_role(asked.body.role), asked.body.name, asked.who.person))

    def withdraw(self, asked: Asked) -> Done:
        self._accounts.withdraw(asked.part("link"), asked.who.person)
        return Done(tr("The link is dead."))

    def acts(self, asked: Asked) -> ActsPage:
        found, names = self._administration.acts(asked.query.before, PAGE + 1, asked.query.about)
        return ActsPage(tuple(act_json(entry, names) for entry in found[:PAGE]), len(found) > PAGE)

    def rules(self, asked: Asked) -> RulesJson:
        found = self._administration.rules()
        return RulesJson(found.names_days, found.acts_days)

    def change_rules(self, asked: Asked) -> RulesJson:
        self._administration.put_rules(Rules(asked.body.names_days, asked.body.acts_days), asked.who.person)
        return self.rules(asked)
