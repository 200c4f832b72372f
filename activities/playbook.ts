import { createAssessmentActivities } from './assessment'
import { createClosingActivities } from './closing'
import { createConsignmentActivities } from './consignments'
import { createDeadlineActivities } from './deadlines'
import { createEscalationActivities } from './escalations'
import { createIntakeActivities } from './intake/intake-activities'
import { createPaceActivities } from './pace'
import type { ActivityContext } from './ports'
import { createReleaseActivities } from './release'
import { createStandInActivities } from './stand-ins'
import { createTaskActivities } from './tasks'

/** All activities of the playbook queue; the solver and the notifications have queues of their own. */
export function createPlaybookActivities(context: ActivityContext) {
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
  }
}
