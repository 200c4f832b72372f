/** Workflow ids are made here and nowhere else: one for each business thing, so that a second start finds the first. */
export const intakeId = (documentId: string): string => `intake/${documentId}`
export const reviewId = (documentId: string, reviewItemId: string): string =>
  `${intakeId(documentId)}/review/${reviewItemId}`
export const incidentId = (incident: string): string => `incident/${incident}`
export const dispatchId = (incident: string, planId: string, batch: string, part: number): string =>
  `dispatch/${incident}/${planId}/${batch}/${part}`
export const consignmentId = (consignment: string): string => `consignment/${consignment}`
export const deadlineWatchId = (incident: string): string => `deadlines/${incident}`
export const escalationId = (escalation: string): string => `escalation/${escalation}`
export const messageId = (message: string): string => `message/${message}`
export const noticesId = (firstMessage: string): string => `notices/${firstMessage}`
export const standInsId = (incident: string): string => `stand-ins/${incident}`
export const whatIfId = (incident: string, whatIf: string): string => `what-if/${incident}/${whatIf}`
export const INBOX_SWEEP = 'inbox-sweep'
export const SYNC_FEEDS = 'sync-feeds'
export const feedWatchId = (feed: string): string => `feed-watch/${feed}`

/** Task queues by kind of work. */
export const TASK_QUEUES = { playbook: 'playbook', solver: 'solver', notifications: 'notifications' } as const
