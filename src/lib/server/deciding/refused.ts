// What can a person be told who typed something that cannot be decided?

/** Something that cannot be decided as it was typed; the message is for the person who typed it. */
export class Refused extends Error {
  override name = 'Refused';
  /** the field of the form that it is about */
  readonly field: string | null;

  constructor(message: string, field: string | null = null) {
    super(message);
    this.field = field;
  }
}
