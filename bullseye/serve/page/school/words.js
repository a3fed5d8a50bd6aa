/** Every word that the pages of a school say, in one place; tongue.js says them in another language. */

import { dates, t, tn } from "../tongue.js";

const days = dates({ day: "numeric", month: "short", year: "numeric" });
const to_the_second = { hour: "2-digit", minute: "2-digit", second: "2-digit" };
const moments = dates({ day: "numeric", month: "short", .../** @type {any} */ (to_the_second) });

/** A day, from seconds since 1970. @param {number} s */
export const day = (s) => days.format(new Date(s * 1000));

/** A moment, from seconds since 1970. @param {number} s */
export const moment = (s) => moments.format(new Date(s * 1000));

export const words = {
  offline: t("The server does not answer. Try again in a moment."),

  // -- signing in
  account: t("Account"),
  password: t("Password"),
  sign_in: t("Sign in"),
  sign_out: t("Sign out"),
  sign_on: (/** @type {string} */ name) => t("Sign in with {name}", { name }),
  sign_on_failed: {
    failed: t("That service did not say who you are. Try again, or sign in with your password."),
    late: t("That took too long, or was begun in another browser. Sign in once more."),
    "no-account": t("Nobody here has your account. Ask an administrator to invite you."),
    "may-not": t("Your account is locked. Ask an administrator."),
  },
  forgotten: t("Forgotten the password? An administrator can give you a link for a new one."),
  play_instead: t("Here to play? Join your class with its PIN"),

  // -- the bar
  classes: t("Classes"),
  seasons: t("Seasons"),
  tasks: t("Assignments"),
  people: t("People"),
  own: t("Your account"),
  roles: { member: t("Member"), teacher: t("Teacher"), administrator: t("Administrator") },

  // -- classes
  class_title: t("Title of a new class"),
  own_pace: t("Each plays at their own pace"),
  begin_class: t("Open the class"),
  no_classes: t("You have no classes yet. Open one, and let your students join with its PIN."),
  with_pin: (/** @type {string} */ pin) => t("PIN {pin}", { pin }),
  is_over: t("over"),
  of_another: t("of another teacher"),
  to_class: t("Go to the class"),
  projector: t("Projector"),
  export: t("Export"),

  // -- one's own account
  change_password: t("Change the password"),
  old_password: t("Your password now"),
  new_password: t("New password"),
  new_password_how: t("At least 10 characters: three or four words will do."),
  again: t("The same once more"),
  not_the_same: t("The two new passwords are not the same; type both again."),
  password_changed: t("The password is changed. Wherever else you were signed in, you are signed out."),

  // -- a link
  link_title: t("Welcome"),
  link_first: t("You set this school's server up. Choose the account with which you administer it."),
  link_invite: {
    member: t("You are invited as a member. Choose your account and a password."),
    teacher: t("You are invited as a teacher. Choose your account and a password."),
    administrator: t("You are invited as an administrator. Choose your account and a password."),
  },
  link_reset: (/** @type {string} */ name) => t("A new password for {name}.", { name }),
  account_how: t("What you type to sign in, such as your e-mail address."),
  your_name: t("Your name"),
  name_how: t("As others here see it."),
  take_account: t("Create the account"),
  take_password: t("Set the password"),
  no_link: t("This address holds no link. Open the whole link that you were given."),
  acts_here: t("What can be done"),
  when: t("When"),
  what: t("What"),
  about: t("To whom"),
  whom: t("For whom"),
  until_when: t("Until"),
  joined_by: t("PIN"),
  class_name: t("Class"),
  begun: t("Begun"),
  skip: t("Skip to the page"),
  home: t("Your school"),
  menu_of: (/** @type {string} */ name) => t("What can be done with {name}", { name }),
  to_sign_in: t("Go to sign in"),

  // -- people
  find: t("Find by name or account"),
  name: t("Name"),
  role: t("Role"),
  last_seen: t("Last here"),
  never: t("never yet"),
  locked: t("locked"),
  more: t("More"),
  nobody_found: t("Nobody is called so."),
  rename: t("Rename"),
  new_name: t("New name"),
  lock: t("Lock"),
  unlock: t("Unlock"),
  reset: t("New password"),
  take_out: t("Take out everything"),
  delete: t("Delete"),
  save: t("Save"),
  change_role: t("Change the role"),
  role_sure: (/** @type {string} */ name) => t("Which role does {name} have? They are signed out and sign in again.", { name }),
  lock_sure: (/** @type {string} */ name) => t("Lock {name}? They are signed out at once and cannot sign in.", { name }),
  reset_sure: (/** @type {string} */ name) =>
    t("Make a link with which {name} sets a new password? It works once, for a day. Their password stays until then.", { name }),
  make_link: t("Make the link"),
  delete_sure: (/** @type {string} */ name, /** @type {string} */ account) =>
    t("Delete {name} and everything that is kept of them? This cannot be undone. Type their account to do it: {account}", { name, account }),
  deleted: (/** @type {string} */ name) => t("{name} is deleted.", { name }),

  // -- invitations
  invite: t("Invite somebody"),
  invite_name: t("For whom, to tell invitations apart"),
  invite_role: t("As"),
  invite_make: t("Make an invitation"),
  link_made: t("Hand this link to them; it is shown only now and works once."),
  copy: t("Copy the link"),
  copied: t("Copied"),
  select: t("Select it and copy it."),
  open_links: t("Links not used yet"),
  no_links: t("There are none."),
  link_kinds: { first: t("First administrator"), invite: t("Invitation"), reset: t("New password") },
  until: (/** @type {string} */ when) => t("until {when}", { when }),
  take_back: t("Take back"),

  // -- rules and acts
  rules: t("How long things are kept"),
  names_days: t("Names, in days after a class or a season is over"),
  acts_days: t("The list below, in days"),
  rules_saved: t("Saved. It is done by itself, and stands in the list below."),
  acts: t("What was done"),
  /** What was forgotten. */
  counted: {
    sessions: (/** @type {number} */ n) => tn("{n} session", "{n} sessions", n),
    links: (/** @type {number} */ n) => tn("{n} link", "{n} links", n),
    "sign-ons": (/** @type {number} */ n) => tn("{n} sign-on", "{n} sign-ons", n),
    acts: (/** @type {number} */ n) => tn("{n} entry of this list", "{n} entries of this list", n),
    classes: (/** @type {number} */ n) => tn("{n} class", "{n} classes", n),
    members: (/** @type {number} */ n) => tn("{n} member", "{n} members", n),
    "names of seasons": (/** @type {number} */ n) => tn("{n} name in seasons", "{n} names in seasons", n),
  },
  details: { link: t("by a link"), password: t("with a password") },
  acts_of: (/** @type {string} */ name) => t("What was done by or to {name}", { name }),
  all_acts: t("Show all"),
  server: t("The server"),
  no_acts: t("Nothing yet."),
};
