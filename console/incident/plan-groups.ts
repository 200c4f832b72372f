import type { PlanLine } from './plan-shapes'

/** All that goes from one loading place to one county: what will be one consignment, or few. */
export type LineGroup = {
  readonly key: string
  readonly lines: readonly PlanLine[]
  readonly first: PlanLine
  readonly leavesAt: string
  readonly arrivesAt: string
  readonly lateLines: number
}

/** Lines by source and destination, the largest groups first; ties by place, so that the order is always the same. */
export function groupLines(lines: readonly PlanLine[]): readonly LineGroup[] {
  const groups = new Map<string, PlanLine[]>()
  for (const line of lines) {
    const key = `${line.depotId} ${line.areaCode}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    else group.push(line)
  }
  return [...groups]
    .flatMap(([key, members]) => {
      const [first] = members
      return first === undefined ? [] : [{ ...spanOf(members), key, first, lines: members }]
    })
    .sort((left, right) => right.lines.length - left.lines.length || (left.key < right.key ? -1 : 1))
}

function spanOf(lines: readonly PlanLine[]) {
  const leaves = lines.map((line) => line.leavesAt).sort()
  const arrives = lines.map((line) => line.arrivesAt).sort()
  return {
    leavesAt: leaves[0] ?? '',
    arrivesAt: arrives.at(-1) ?? '',
    lateLines: lines.filter((line) => line.late).length,
  }
}

/** Units of each kind in a group, the largest first. */
export function goodsOf(lines: readonly PlanLine[]): readonly { readonly line: PlanLine; readonly quantity: number }[] {
  const goods = new Map<string, { line: PlanLine; quantity: number }>()
  for (const line of lines) {
    const quantity = (goods.get(line.itemCode)?.quantity ?? 0) + line.quantity
    goods.set(line.itemCode, { line, quantity })
  }
  return [...goods.values()].sort((left, right) => right.quantity - left.quantity)
}
