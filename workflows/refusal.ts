import { ApplicationFailure } from '@temporalio/common'

/** Refuses an act in a validator: `too-late` when another act stands, `not-allowed-now` when it is not its time, `bad-input`. */
export function refuse(
  type: 'too-late' | 'not-allowed-now' | 'bad-input',
  textKey: string,
  values: Record<string, string> = {},
): never {
  throw ApplicationFailure.nonRetryable(textKey, type, textKey, values)
}
