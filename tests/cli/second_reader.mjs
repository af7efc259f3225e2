// Reads a calendar with ical.js, the library of Thunderbird, and prints its entries as JSON; instants in UTC, alarms as instants.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.argv[2] + "/");
const loaded = await import(require.resolve("ical.js"));
const ICAL = loaded.default ?? loaded;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[3], "utf8")));

const say = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000", ""));
const ring = (part, alarm) => {
  const trigger = alarm.getFirstPropertyValue("trigger");
  if (trigger.icaltype !== "duration") return say(trigger);
  const begin = part.getFirstPropertyValue("dtstart").clone();
  begin.addDuration(trigger);
  return say(begin);
};
const entries = [...calendar.getAllSubcomponents("vevent"), ...calendar.getAllSubcomponents("vtodo")].map((part) => ({
  uid: part.getFirstPropertyValue("uid"),
  title: part.getFirstPropertyValue("summary"),
  text: part.getFirstPropertyValue("description") ?? "",
  begin: say(part.getFirstPropertyValue("dtstart") ?? part.getFirstPropertyValue("due")),
  end: part.hasProperty("dtend") ? say(part.getFirstPropertyValue("dtend")) : null,
  alarms: part.getAllSubcomponents("valarm").map((alarm) => ring(part, alarm)),
}));
console.log(JSON.stringify(entries));
