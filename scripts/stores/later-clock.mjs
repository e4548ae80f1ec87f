/** Preloaded into a build (`node --import`): its clock runs more than a year ahead, so that any date in what it makes shows. */
const ahead = 400 * 24 * 3_600_000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + ahead);
    else super(...args);
  }
  static now() {
    return RealDate.now() + ahead;
  }
};
