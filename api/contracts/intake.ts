import {
  alertAccepted,
  alertDetail,
  alertForm,
  alertSummary,
  alertTaken,
  apiKey,
  changedFeedWatch,
  createdApiKey,
  disposition,
  documentDetail,
  feedWatch,
  newApiKey,
  newFeedWatch,
  reasonOnly,
  reviewCompletion,
  reviewItem,
  reviewItemDetail,
  reviewMerge,
  reviewState,
} from '../schemas/intake'
import { idParams, listOf, page } from '../schemas/shapes'
import { z } from '../schemas/zod'
import { contract } from './contract'

const tag = 'intake'

export const postAlert = contract({
  name: 'postAlert',
  method: 'post',
  path: '/alerts',
  tag,
  summary: 'An alert as it came (CAP, USGS, GDACS, national platform …): kept whole before anything else',
  query: z.object({
    fileName: z.string().max(300).optional(),
    exercise: z.string().max(2_000).optional().openapi({ description: 'Staging only: ExerciseSettings as JSON.' }),
  }),
  rawBody: true,
  answers: { 201: alertTaken, 202: alertAccepted },
})
export const postAlertForm = contract({
  name: 'postAlertForm',
  method: 'post',
  path: '/alerts/form',
  tag,
  summary: 'An alert that came by telephone',
  body: alertForm,
  answers: { 201: alertTaken, 202: alertAccepted },
})
export const listAlerts = contract({
  name: 'listAlerts',
  method: 'get',
  path: '/alerts',
  tag,
  summary: 'Alerts, newest first',
  query: z.object({ disposition: disposition.optional(), incidentId: z.string().max(200).optional(), ...page }),
  answers: { 200: listOf('AlertList', alertSummary) },
})
export const getAlert = contract({
  name: 'getAlert',
  method: 'get',
  path: '/alerts/{id}',
  tag,
  summary: 'An alert in its normal form',
  params: idParams,
  answers: { 200: alertDetail },
})
export const startAlert = contract({
  name: 'startAlert',
  method: 'post',
  path: '/alerts/{id}/start',
  tag,
  summary: 'Start a response for an alert that was kept',
  params: idParams,
  body: reasonOnly,
  answers: { 202: alertSummary },
})
export const getAlertDocument = contract({
  name: 'getAlertDocument',
  method: 'get',
  path: '/alert-documents/{id}',
  tag,
  summary: 'What arrived, and what was made of it',
  params: idParams,
  answers: { 200: documentDetail },
})
export const getAlertDocumentBody = contract({
  name: 'getAlertDocumentBody',
  method: 'get',
  path: '/alert-documents/{id}/body',
  tag,
  summary: 'The bytes that arrived',
  params: idParams,
  answers: { 200: { contentType: 'text/plain' } },
})
export const listReviewItems = contract({
  name: 'listReviewItems',
  method: 'get',
  path: '/review-items',
  tag,
  summary: 'Alerts that wait for a person, oldest first',
  query: z.object({ state: reviewState.optional(), ...page }),
  answers: { 200: listOf('ReviewItemList', reviewItem) },
})
export const getReviewItem = contract({
  name: 'getReviewItem',
  method: 'get',
  path: '/review-items/{id}',
  tag,
  summary: 'One of them, with its document',
  params: idParams,
  answers: { 200: reviewItemDetail },
})
export const completeReviewItem = contract({
  name: 'completeReviewItem',
  method: 'post',
  path: '/review-items/{id}/complete',
  tag,
  summary: 'Fill in what is missing; the alert goes on',
  params: idParams,
  body: reviewCompletion,
  answers: { 202: reviewItem },
})
export const mergeReviewItem = contract({
  name: 'mergeReviewItem',
  method: 'post',
  path: '/review-items/{id}/merge',
  tag,
  summary: 'It tells of an event that is known already',
  params: idParams,
  body: reviewMerge,
  answers: { 200: reviewItem },
})
export const setAsideReviewItem = contract({
  name: 'setAsideReviewItem',
  method: 'post',
  path: '/review-items/{id}/set-aside',
  tag,
  summary: 'Nothing is to be done; kept with the reason',
  params: idParams,
  body: reasonOnly,
  answers: { 200: reviewItem },
})
export const listFeedWatches = contract({
  name: 'listFeedWatches',
  method: 'get',
  path: '/feed-watches',
  tag,
  summary: 'Feeds that are polled, and how they fare',
  answers: { 200: listOf('FeedWatchList', feedWatch) },
})
export const createFeedWatch = contract({
  name: 'createFeedWatch',
  method: 'post',
  path: '/feed-watches',
  tag,
  summary: 'Watch a feed',
  body: newFeedWatch,
  answers: { 201: feedWatch },
})
export const changeFeedWatch = contract({
  name: 'changeFeedWatch',
  method: 'patch',
  path: '/feed-watches/{id}',
  tag,
  summary: 'Change a watch',
  params: idParams,
  body: changedFeedWatch,
  answers: { 200: feedWatch },
})
export const deleteFeedWatch = contract({
  name: 'deleteFeedWatch',
  method: 'delete',
  path: '/feed-watches/{id}',
  tag,
  summary: 'Stop watching a feed',
  params: idParams,
  answers: { 204: null },
})
export const listApiKeys = contract({
  name: 'listApiKeys',
  method: 'get',
  path: '/api-keys',
  tag,
  summary: 'Keys of those who send alerts',
  answers: { 200: listOf('ApiKeyList', apiKey) },
})
export const createApiKey = contract({
  name: 'createApiKey',
  method: 'post',
  path: '/api-keys',
  tag,
  summary: 'A key for a sender, shown once',
  body: newApiKey,
  answers: { 201: createdApiKey },
})
export const revokeApiKey = contract({
  name: 'revokeApiKey',
  method: 'delete',
  path: '/api-keys/{id}',
  tag,
  summary: 'The key is taken back at once',
  params: idParams,
  answers: { 204: null },
})

export const intakeContracts = [
  postAlert,
  postAlertForm,
  listAlerts,
  getAlert,
  startAlert,
  getAlertDocument,
  getAlertDocumentBody,
  listReviewItems,
  getReviewItem,
  completeReviewItem,
  mergeReviewItem,
  setAsideReviewItem,
  listFeedWatches,
  createFeedWatch,
  changeFeedWatch,
  deleteFeedWatch,
  listApiKeys,
  createApiKey,
  revokeApiKey,
]
