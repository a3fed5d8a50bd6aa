/** Every word that the pages say, in one place, so that another language is another file like this one. */

const numbers = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** @param {number} n @param {string} one @param {string} [many] */
const counted = (n, one, many = `${one}s`) => `${numbers.format(n)} ${n === 1 ? one : many}`;

export const words = {
  // -- joining
  pin: "PIN",
  pin_where: "Read it off the wall.",
  your_name: "Your name",
  or_take: "Or take one of these:",
  join: "Join",
  back_in: "I was here before: let me back in",
  needs_name: "Type the name that you had, then try again.",
  asking: (/** @type {string} */ name) => `Your teacher is asked to let ${name} back in.`,
  cancel: "Cancel",

  // -- waiting
  you_are: "You are",
  team: (/** @type {string} */ name) => `Team ${name}`,
  next: "Next",
  wait_lobby: "Your teacher will start the round.",
  wait_running: "A round is on. You are in the next one.",
  wait_shown: "Wait for the next round.",
  start: "Start",
  again: "Play again",
  here: (/** @type {number} */ n) => `${counted(n, "player")} here`,
  panel_left: "Numbers on the left",
  how_mouse: "Click or touch to shoot. Or steer with the arrow keys and shoot with Space.",

  // -- the round
  score: "Score",
  last: "Last shot",
  time_left: "Time left",
  shots_left: "Shots left",
  targets_left: "Targets left",
  time: "Time",
  place: "Place",
  leave: "Leave round",
  finish: "Finish",
  sure_leave: "Leave this round? Nothing of it will count.",
  yes_leave: "Leave it",
  stay: "Stay",
  still_in: "You are in a round. To give it up, press Leave round.",
  miss: "Miss",
  wrong: "Leave that one",
  hit: "Hit",
  on_target: "On target",
  off_target: "Off target",
  wait_series: (/** @type {string} */ name) => `Wait: ${name} comes`,
  series: (/** @type {number} */ n, /** @type {number} */ of) => `Series ${n} of ${of}`,
  seconds: (/** @type {number} */ s) => `${s.toFixed(1)} s`,
  range: "Range. Steer with the arrow keys, shoot with Space.",
  offline: "No connection. Your shots are kept and sent later.",
  offline_join: "The server does not answer. Are you on the same Wi-Fi?",
  sending: "Sending your last shots ...",
  refused: (/** @type {string} */ why) => `That shot did not count: ${why}`,
  said_shot: (/** @type {number} */ n, /** @type {string} */ what) => `Shot ${n}: ${what}`,
  said_points: (/** @type {number} */ points, /** @type {boolean} */ is_x, /** @type {string} */ name) =>
    counted(points, "point") + (is_x ? `, ${name}` : ""),
  said_aim: (/** @type {number} */ right, /** @type {number} */ up) =>
    `Crosshair ${side(right, "right", "left")}, ${side(up, "up", "down")} of the middle`,
  said_count: (/** @type {number} */ n) => `${n}`,
  said_go: "Go",

  // -- the result
  your_score: "Your score",
  no_score: "Shots only",
  first_best: "Your first round here",
  new_best: (/** @type {string} */ by) => `New best, by ${by}`,
  same_best: "As good as your best",
  below_best: (/** @type {string} */ by) => `${by} from your best`,
  place_of: (/** @type {number} */ place, /** @type {number} */ of) => `Place ${place} of ${of}`,
  group: "Group",
  spread: (/** @type {number} */ mm) => `${numbers.format(mm)} mm across`,
  radius: (/** @type {number} */ mm) => `${numbers.format(mm)} mm mean radius`,
  accuracy: (/** @type {number} */ share) => `${Math.round(share * 100)} % hits`,
  to_next: (/** @type {number} */ gap, /** @type {string} */ unit) => `${numbers.format(gap)} ${unit} to the next place`,
  result_wait: "Wait for the next round.",
  keeping: "Keeping your shots ...",
  points: (/** @type {number} */ n, /** @type {string} */ unit) => (unit === "points" ? counted(n, "point") : `${n} ${unit}`),

  // -- the board
  board: "Board",
  col_place: "#",
  col_name: "Name",
  col_score: "Score",
  frozen: "The board is frozen",
  nobody: "Nobody yet",
  dash: "\u2013",

  // -- elsewhere
  ended_title: "The class is over",
  ended: "Thank you for playing. Your name is wiped.",
  elsewhere_title: "Open in another tab",
  elsewhere: "You play in one tab at a time. This one waits.",
  here_instead: "Play here",
  out_title: "You are out",
  shut: "The teacher ended the round.",
  connecting: "Connecting ...",
  title: "bullseye",

  // -- the wall
  wall_reach: "Devices can reach this computer",
  wall_waits: "Nobody has reached this computer yet",
  wall_locked: "The class is full: nobody else joins now.",
  wall_closed: "No class is open.",
  wall_qr: "QR code of the address",

  // -- the teacher
  teacher: "Teacher",
  password: "Password",
  log_in: "Log in",
  new_class: "New class",
  class_title: "Title",
  begin_class: "Open the class",
  resume: (/** @type {string} */ folder) => `Go on with ${folder}`,
  drill: "Drill",
  face: "Face",
  lesson: "On the wall after a heat",
  no_lesson: "The board alone",
  open: "Start heat",
  open_own: "Let them play",
  shut_heat: "End heat",
  shut_own: "Stop playing",
  lock: "Lock the door",
  unlock: "Let more join",
  hide: "Hide names",
  show: "Show names",
  freeze: "Freeze board",
  reveal: "Reveal board",
  back: "Undo",
  void: "Strike last shot",
  end_class: "End class",
  end_keep: "Keep rounds, wipe names",
  end_wipe: "Wipe everything",
  end_sure: "End the class? Names are wiped for good.",
  own_pace: "Own pace",
  by_device: "Places for each kind of device",
  players: "Players",
  kick: "Kick",
  rename: "Rename",
  new_name: "New name",
  save: "Save",
  let_in: "Let in",
  do_not: "Do not",
  wants_in: (/** @type {string} */ name) => `${name} wants back in.`,
  look_at: "Worth a look",
  flag: (/** @type {string} */ name, /** @type {number} */ count, /** @type {string} */ what) => `${name}: ${what} (${count})`,
  seat_states: {
    joined: "joined", ready: "ready", playing: "playing", done: "done", away: "away", kicked: "out", removed: "removed",
  },
  class_states: {
    lobby: "Waiting", count: "3, 2, 1", running: "Playing", grace: "Last shots", shown: "Result", ended: "Over",
  },
  wall_link: "Wall for the projector",
  export: "Export",

  // -- a shooter's own
  own_play: "Play a round",
  own_enter: "Enter real shots",
  enter_more: "Enter more shots",
  own_rounds: "Your rounds",
  own_none: "No rounds yet.",
  touch_face: "Touch the face where a shot went. Drag to put it right.",
  undo: "Undo",
  zoom: "Zoom",
  whole: "Whole face",
  save_shots: (/** @type {number} */ n) => `Save ${counted(n, "shot")}`,
  shots_so_far: (/** @type {number} */ n) => (n ? counted(n, "shot") : "No shots yet"),
  home: "Back",
};

/** @param {number} mm @param {string} more @param {string} less */
function side(mm, more, less) {
  return `${numbers.format(Math.abs(mm))} mm ${mm < 0 ? less : more}`;
}
