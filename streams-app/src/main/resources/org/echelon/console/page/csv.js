// What is shown as comma separated values, by RFC 4180.

const NUMBER = /^[-+−]?[$€£¥]?[\d.,]+( ?%)?$/;

/** Heads and rows of a table as they are shown; a text that a spreadsheet would run gets an apostrophe. */
export function shownAsCsv(table) {
  return [...table.rows].map((row) => [...row.cells].map((cell) => field(cell.textContent.trim())).join(',') + '\r\n').join('');
}

function field(text) {
  const safe = /^[=+\-@]/.test(text) && !NUMBER.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
}
