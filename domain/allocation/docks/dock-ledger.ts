import { PlaceLoads } from './dock-room'
import type { Room } from './dock-room'
import type { DockTables } from './dock-tables'
import type { LoadedKind } from './loaded-kind'

/** What is loaded at every place, by when it is due. */
export class DockLedger {
  private readonly loads = new Map<number, PlaceLoads>()

  constructor(private readonly tables: DockTables) {}

  /** Books what a kind loads, or with a mass below 0 takes it out; what is due at no time takes no room. */
  add({ place, hours, units }: Pick<LoadedKind, 'place' | 'hours'> & { units: ArrayLike<number> }, packKg: number) {
    for (let at = 0; at < place.length; at++) {
      if (hours[at]! < Infinity) this.at(place[at]!).add(hours[at]!, units[at]! * packKg)
    }
  }

  at(place: number): PlaceLoads {
    const known = this.loads.get(place)
    if (known) return known
    const loads = new PlaceLoads(this.tables.loadingKgPerHour[place]!)
    this.loads.set(place, loads)
    return loads
  }

  get places(): number[] {
    return [...this.loads.keys()].sort((a, b) => a - b)
  }

  roomAt(place: number): Room {
    return this.at(place).room
  }
}
