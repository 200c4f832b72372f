import { createAssessmentActivities } from './assessment'
import { createClosingActivities } from './closing'
import { createConsignmentActivities } from './consignments'
import { createDeadlineActivities } from './deadlines'
import { createEscalationActivities } from './escalations'
import { createFeedActivities } from './feeds/feed-activities'
import { createIntakeActivities } from './intake/intake-activities'
import { createPaceActivities } from './pace'
import type { ActivityContext, FeedPorts } from './ports'
import { createReleaseActivities } from './release'
import { createStandInActivities } from './stand-ins'
import { createTaskActivities } from './tasks'

/**
 * All activities of the playbook queue; the solver and the notifications have queues of their own. Without `feeds` no
 * feed is polled: a headless stack.
 */
export function createPlaybookActivities(context: ActivityContext, feeds?: FeedPorts) {
  return {
    ...createIntakeActivities(context),
    ...createAssessmentActivities(context),
    ...createReleaseActivities(context),
    ...createTaskActivities(context),
    ...createConsignmentActivities(context),
    ...createDeadlineActivities(context),
    ...createEscalationActivities(context),
    ...createClosingActivities(context),
    ...createStandInActivities(context),
    ...createPaceActivities(context),
    ...(feeds === undefined ? {} : createFeedActivities(context, feeds)),
  }
}
