package org.echelon.loop;

/** A deployment, or the lack of one, that the doctor looks at once. */
enum Look {
  /** Everything runs; asked too much, from a machine that is not as it should be. */
  MACHINE,
  NOBODY_LISTENS,
  SILENT,
  NO_REGISTRY,
  /** Topics and schemas, and nothing else. */
  BARE,
  /** The same with a network. */
  THIN,
  /** The same with an item, ticks and prices of three days ago. */
  OLD_PRICES,
  SICK
}
