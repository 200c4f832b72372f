import { instantOf } from '../../domain/time/instant'
import type { ConsignmentInput } from '../../workflows/messages'
import { UPDATES } from '../../workflows/messages'
import { consignmentId } from '../../workflows/workflow-ids'
import { aConsignment, aNote } from './builders'
import type { StartOptions, Story } from './story'

/** What keepers, carriers and receivers do about one consignment. */
export class Goods {
  constructor(
    private readonly tale: Story,
    readonly id = 'con-1',
  ) {}

  get workflowId(): string {
    return consignmentId(this.id)
  }

  /** A consignment alone, without its incident. */
  async order(parts: Partial<ConsignmentInput> = {}, options: StartOptions = {}): Promise<void> {
    await this.tale.start('consignment', this.workflowId, aConsignment(this.tale.startedAt, parts), options)
  }

  keeper(parts: object = {}): Promise<string> {
    return this.tale.act(this.workflowId, UPDATES.answerOrder, { answer: 'accept', by: 'keeper Ma', ...parts })
  }

  carrier(attempt: number, parts: object = {}): Promise<string> {
    const answer = { attempt, answer: 'accept', vehicle: 'A1234', by: 'carrier Tie', ...parts }
    return this.tale.act(this.workflowId, UPDATES.answerTender, answer)
  }

  async milestone(milestone: 'departed' | 'arrived'): Promise<string> {
    const at = instantOf(await this.tale.nowMs())
    return this.tale.act(this.workflowId, UPDATES.reportMilestone, { milestone, at, by: 'carrier Tie' })
  }

  receive(parts: object = {}): Promise<string> {
    return this.tale.act(this.workflowId, UPDATES.receiveGoods, { ...aNote(), ...parts })
  }

  /** Accepted, booked and gone. */
  async depart(): Promise<void> {
    await this.book()
    await this.milestone('departed')
    await this.opened('report-arrival')
  }

  async book(): Promise<void> {
    await this.keeper()
    await this.opened('answer-tender')
    await this.carrier(1)
    await this.opened('report-departure')
  }

  /** The whole road, to a goods received note over all of it. */
  async bring(): Promise<void> {
    await this.depart()
    await this.milestone('arrived')
    await this.opened('receive-goods')
    await this.receive()
  }

  opened(kind: string): Promise<void> {
    const { desk } = this.tale
    return this.tale.until(() => desk.tasks.some((task) => task.kind === kind && task.subject === this.id))
  }
}
