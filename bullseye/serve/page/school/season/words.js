/** The words of the pages of seasons, assignments and goals, and how their numbers are read. */

import { dates, number, t, tn } from "../../tongue.js";

const days = dates({ weekday: "short", day: "numeric", month: "short" });
const moments = dates({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

/** A day, from a moment in ISO 8601. @param {string} iso */
export const day = (iso) => days.format(new Date(iso));

/** The last day before a moment: a week that ends at midnight ends on the day before. @param {string} iso */
export const dayBefore = (iso) => days.format(new Date(Date.parse(iso) - 1));

/** A moment in ISO 8601. @param {string} iso */
export const moment = (iso) => moments.format(new Date(iso));

/** Tenths of points as they are read: 91, or 91.5. @param {number} tenths */
export const points = (tenths) => (tenths % 10 === 0 ? number(tenths / 10) : number(tenths / 10, 1));

export const words = {
  // -- the list
  todo: t("Yours to do"),
  seasons: t("Seasons"),
  no_seasons: t("No season is on. A teacher begins one on this page."),
  before: (/** @type {string} */ first) => t("begins {first}", { first }),
  week_of: (/** @type {number} */ n, /** @type {number} */ of) => t("Week {n} of {of}", { n, of }),
  over: t("over"),
  members: (/** @type {number} */ n) => tn("{n} member", "{n} members", n),
  in_it: t("you are in it"),
  sent: t("Rounds that you sent"),
  none_sent: t("None yet."),
  drill: t("Drill"),
  face: t("Face"),
  score: t("Score"),
  shot_on: t("Shot on"),
  from_home: t("Send rounds from home"),
  card_how: t("With a card code bullseye at home sends your rounds: by Send under a result, or by typing bullseye send last."),
  card_new: t("Get a card code"),
  card_sure: t("Get a new card code? One that you have is no good any more then."),
  card_once: t("This is shown once. At home, type:"),
  card_code: t("and then this code:"),
  yes: t("Get it"),
  cancel: t("Cancel"),
  close: t("Close"),

  // -- a season of one's own making
  begin: t("Begin a season"),
  short_name: t("Short name, for the address"),
  file: t("The season's file"),
  file_how: t("Weeks, what is shot in each, and what counts. What is left out has the value that stands here."),
  begin_it: t("Begin it"),
  after: t("After the season"),
  after_none: t("none: everybody joins anew"),
  change: t("Change the file"),
  change_it: t("Save the file"),
  changed: t("Saved. Every line is made of the rounds again."),

  // -- one season
  this_week: (/** @type {string} */ drill, /** @type {string} */ face, /** @type {string} */ until) =>
    t("{drill} on {face}, until {until}", { drill, face, until }),
  best_of: (/** @type {number} */ n, /** @type {number} */ of) => t("The best {n} of {of} weeks count", { n, of }),
  handicap: t("with a handicap from the skill index"),
  join: t("Take part"),
  leave: t("Leave the season"),
  leave_sure: t("Leave the season? Your rounds stay yours, and count again when you come back."),
  named: t("Show my whole name on the public wall"),
  tasks: t("Assignments and goals"),
  wall: t("Public wall"),
  table: t("Table"),
  state: t("State"),
  when: t("When"),
  does_count: t("Counts"),
  place: t("Place"),
  name: t("Name"),
  total: t("Points"),
  weeks: t("Weeks"),
  rounds: t("Rounds"),
  nobody: t("Nobody is in it yet."),
  goes_up: t("would go up"),
  goes_down: t("would go down"),
  more: t("More"),
  yours: t("Your line"),
  line_of: (/** @type {string} */ name) => t("Line of {name}", { name }),
  place_of: (/** @type {number} */ n, /** @type {number} */ of) => t("Place {n} of {of}", { n, of }),
  week: t("Week"),
  worth: t("Worth"),
  counts: t("counts"),
  left_out: t("left out"),
  round: t("Best round"),
  places: t("Place week by week"),
  place_in: (/** @type {number} */ week, /** @type {number} */ place) => t("week {week}: place {place}", { week, place }),
  division: t("Division"),
  take_out: t("Take out of the season"),
  take_out_sure: (/** @type {string} */ name) => t("Take {name} out of the season? Their rounds stay theirs.", { name }),
  explain: t("Where does this come from?"),

  // -- assignments and goals
  states: {
    done: t("done"),
    "done-late": t("done, late"),
    late: t("late"),
    soon: t("due soon"),
    open: t("open"),
  },
  due: (/** @type {string} */ when) => t("due {when}", { when }),
  of_rounds: (/** @type {number} */ n, /** @type {number} */ of) => t("{n} of {of}", { n, of }),
  assignments: t("Assignments"),
  assignments_goals: t("Assignments and goals"),
  no_assignments: t("Nothing is asked for."),
  assign: t("Ask for rounds"),
  how_many: t("Rounds"),
  any_face: t("any face"),
  due_at: t("Due"),
  ask_it: t("Ask for it"),
  withdraw: t("Take it back"),
  withdraw_sure: t("Take the assignment back? What was done for it is forgotten; the rounds stay."),
  all_done: (/** @type {number} */ n, /** @type {number} */ of) => t("{n} of {of} have done it", { n, of }),
  goals: t("Goals"),
  no_goals: t("There is no goal."),
  set_goal: t("Set a goal"),
  measure: t("What is counted"),
  measures: { points: t("points"), rounds: t("rounds"), hits: t("hits") },
  target: t("Target"),
  until: t("Until the end of"),
  set_it: t("Set it"),
  drop: t("Take it back"),
  drop_sure: t("Take the goal back? How far it was is forgotten."),
  until_day: (/** @type {string} */ when) => t("until {when}", { when }),

  // -- the wall
  no_wall: t("There is no wall at this address."),
};
