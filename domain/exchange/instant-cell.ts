import { DAY_MS, HOUR_MS, SECOND_MS, instantOf } from '../time/instant'
import type { CellReading, CheckedCell } from './cell-types'
import { checkDate } from './cell-types'

const withTime =
  /^(?<day>.+?)[T ]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<ms>\d{1,3}))?)?(?: ?(?<zone>Z|[+-]\d{2}:?\d{2}))?$/

const fault: CheckedCell = { fault: 'instant', values: {} }

/** 2026-11-24 08:30: a day in any form that a date has, then the time; in Beijing unless a zone is written. A day alone is no instant. */
export function checkInstant(text: string, reading: CellReading): CheckedCell {
  if (reading.serialDates !== null && /^\d{5}\.\d+$/.test(text)) return ofSerial(Number(text), reading.serialDates)
  const parts = withTime.exec(text)?.groups
  if (!parts) return fault
  const day = checkDate(parts.day ?? '', reading)
  if (!('value' in day)) return fault
  const { hour = '', minute, second = '00', ms = '0', zone = '+08:00' } = parts
  const colon = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone
  const atMs = Date.parse(`${day.value}T${hour.padStart(2, '0')}:${minute}:${second}.${ms.padEnd(3, '0')}${colon}`)
  return Number.isNaN(atMs) ? fault : { value: instantOf(atMs) }
}

const beijingAheadMs = 8 * HOUR_MS
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const

/** A sheet's number of days, its fraction being the time of the day in Beijing; to the second, as sheets are. */
function ofSerial(serial: number, epoch: 1900 | 1904): CheckedCell {
  return { value: instantOf(epochs[epoch] + Math.round((serial * DAY_MS) / SECOND_MS) * SECOND_MS - beijingAheadMs) }
}
