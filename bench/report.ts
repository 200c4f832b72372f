import { cpus, loadavg, totalmem } from 'node:os'

export type Case = {
  readonly case: string
  readonly n: number
  readonly value: number
  readonly unit: string
  readonly floor?: number
  readonly ratio?: number
  readonly limit: number
  readonly holds: boolean
}
export type Measured = Omit<Case, 'holds' | 'ratio'>
export type Report = {
  readonly bench: string
  readonly machine: string
  readonly cases: readonly Case[]
  readonly holds: boolean
}

export const say = (text: string): void => void process.stderr.write(`${text}\n`)

/**
 * A figure against its limit: with a floor the limit is the least `ratio` (more is better), else the most `value` may be,
 * or, where the unit is a rate, the least.
 */
export function judge(measured: Measured): Case {
  const { value, floor, limit } = measured
  const isRate = measured.unit.endsWith('/s')
  const rounded = { ...measured, value: round(value) }
  if (floor === undefined) return { ...rounded, holds: isRate ? value >= limit : value <= limit }
  const ratio = isRate ? value / floor : floor / value
  return { ...rounded, floor: round(floor), ratio: round(ratio), holds: ratio >= limit }
}

export function reportOf(bench: string, cases: readonly Case[]): Report {
  return { bench, machine: machine(), cases, holds: cases.length > 0 && cases.every((each) => each.holds) }
}

/** What the figures were measured on; the load tells whether the machine had other work. */
function machine(): string {
  const [first] = cpus()
  const load = loadavg()
    .map((each) => each.toFixed(1))
    .join(' ')
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${first?.model.trim() ?? process.arch}, ${memory} GiB, Node ${process.versions.node}, load ${load}`
}

/** The smallest value that a share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

const round = (value: number): number => Math.round(value * 1000) / 1000
