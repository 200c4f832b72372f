import { Input } from 'antd'
import { useState } from 'react'
import type { Instant } from '../../domain/time/instant'
import { fieldValue, instantOfField } from '../time/shown'

type InstantFieldProps = {
  readonly id?: string
  readonly value?: Instant
  readonly onChange?: (instant: Instant | undefined) => void
  readonly label?: string
}

/** A point in time typed in Beijing time, handed on as an instant; the browser's own field, so it works everywhere. */
export function InstantField({ id, value, onChange, label }: InstantFieldProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : fieldValue(value))
  return (
    <Input
      id={id}
      type="datetime-local"
      aria-label={label}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange?.(instantOfField(event.target.value))
      }}
    />
  )
}
