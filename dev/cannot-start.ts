/** Something outside our code stands in the way; the message is the one sentence that the person reads. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
