import type { Language, Sentence } from './sentence'
import { fill } from './sentence'

/** Titles of problems (RFC 9457) by their code. */
const titles: Readonly<Record<string, Sentence>> = {
  'bad-input': { zh: '输入有误', en: 'Bad input' },
  'not-signed-in': { zh: '尚未登录', en: 'Not signed in' },
  'not-your-post': { zh: '岗位权限不足', en: 'Not allowed for your post' },
  'cross-site': { zh: '请求来自其他网站', en: 'Request from another site' },
  'not-found': { zh: '没有找到', en: 'Not found' },
  'too-late': { zh: '晚了一步', en: 'Too late' },
  'not-allowed-now': { zh: '目前不能这样做', en: 'Not possible now' },
  'pace-refused': { zh: '时钟不能这么快', en: 'The clock can’t run that fast' },
  'already-there': { zh: '已经有了', en: 'Already there' },
  'too-large': { zh: '内容过大', en: 'Too large' },
  'too-many': { zh: '操作过于频繁', en: 'Too many requests' },
  'staging-only': { zh: '仅限演练环境', en: 'Staging only' },
  'workflows-away': { zh: '流程引擎暂时不可用', en: 'The workflow engine is away' },
  'database-away': { zh: '数据库暂时不可用', en: 'The database is away' },
  broken: { zh: '系统出错', en: 'Something broke' },
}

/** Details of problems that the API itself finds. */
const details: Readonly<Record<string, Sentence>> = {
  'api.badInput': { zh: '请检查：{fields}。', en: 'Please check: {fields}.' },
  'api.badJson': { zh: '请求内容不是有效的 JSON。', en: 'The body is not valid JSON.' },
  'api.emptyDocument': { zh: '没有收到任何内容。', en: 'Nothing was sent.' },
  'api.notSignedIn': { zh: '请先登录。', en: 'Please sign in.' },
  'api.badKey': { zh: 'API 密钥无效或已撤销。', en: 'The API key is unknown or was revoked.' },
  'api.wrongPost': { zh: '此操作限以下岗位：{posts}。', en: 'This is for: {posts}.' },
  'api.wrongPlace': {
    zh: '您的岗位不负责这一地区、仓库或承运方。',
    en: 'Your post is not held at this area, depot or carrier.',
  },
  'api.levelPost': {
    zh: '该响应级别由“{post}”决定，您的岗位不能代为决定。',
    en: 'At this level the {post} decides; your post can’t.',
  },
  'api.crossSite': {
    zh: '出于安全考虑，拒绝来自其他网站的操作请求。',
    en: 'An act sent from another web site is refused.',
  },
  'api.notFound': { zh: '没有这个{what}。', en: 'There is no such {what}.' },
  'api.noRoute': { zh: '没有这个接口。', en: 'There is no such address.' },
  'api.ended': { zh: '这件事已经结束，操作未生效。', en: 'This is over: the act has not counted.' },
  'api.notTakenUp': {
    zh: '系统正在接手，请稍后再试。',
    en: 'It is just being taken up: try again in a moment.',
  },
  'api.inFuture': { zh: '不能晚于现在（{now}）。', en: 'This can’t be later than now ({now}).' },
  'api.beforeLast': {
    zh: '不能早于前一步的时间（{before}）。',
    en: 'This can’t be before the step that it follows ({before}).',
  },
  'api.incidentEnded': { zh: '该事件的响应已经结束（{status}）。', en: 'The response has ended ({status}).' },
  'api.incidentState': {
    zh: '该事件目前的状态（{status}）不允许这样做。',
    en: 'The incident’s state ({status}) does not allow it.',
  },
  'api.consignmentState': {
    zh: '该运输批次目前的状态（{status}）不允许这样做。',
    en: 'The consignment’s state ({status}) does not allow it.',
  },
  'api.reviewResolved': {
    zh: '该条目已由{by}处理（{state}）。',
    en: 'It was dealt with by {by} already ({state}).',
  },
  'api.escalationState': { zh: '该提醒已由{by}确认。', en: 'It was acknowledged by {by} already.' },
  'api.alertNotKept': {
    zh: '只有已留存、未启动响应的预警可以由人工启动。',
    en: 'Only an alert that was kept without a response can be started.',
  },
  'api.noBooking': { zh: '没有这一次询车。', en: 'There was no such tender.' },
  'api.mergeSelf': { zh: '不能与自身合并。', en: 'An incident can’t be merged with itself.' },
  'api.mergeKind': {
    zh: '演练与真实事件不能合并。',
    en: 'An exercise and a real incident can’t be merged.',
  },
  'api.areaUnknown': { zh: '没有这些地区代码：{codes}。', en: 'Unknown area codes: {codes}.' },
  'api.areaNotIncident': {
    zh: '这些地区不属于该事件，或者会一个不剩：{codes}。',
    en: 'These areas are not the incident’s, or none would be left: {codes}.',
  },
  'api.itemUnknown': { zh: '该批次没有这些物资：{codes}。', en: 'The consignment has no such items: {codes}.' },
  'api.itemKindUnknown': { zh: '没有这些物资品种：{codes}。', en: 'Unknown item kinds: {codes}.' },
  'api.expiresBeforeProduced': { zh: '到期日须晚于生产日期。', en: 'It can’t expire before it was produced.' },
  'api.countyNeeded': { zh: '请选择县级地区。', en: 'A county is needed.' },
  'api.aboveAsked': { zh: '不能超过请求数量 {asked}。', en: 'This can’t be more than the {asked} asked for.' },
  'api.requestState': { zh: '该请求{state}（{by}）。', en: 'The request is {state} ({by}).' },
  'api.noFloor': { zh: '该库没有需要保留的底线。', en: 'Nothing has to stay at this depot.' },
  'api.floorLifted': {
    zh: '该底线已为本事件动用（{by}）。',
    en: 'This floor is lifted for the incident already ({by}).',
  },
  'api.noSuchAct': { zh: '没有“{action}”这一步。', en: 'There is no step “{action}”.' },
  'api.noQuotationHere': { zh: '这一步不登记报价。', en: 'No quotation is recorded with this step.' },
  'api.lifeState': {
    zh: '目前为“{state}”，不能“{act}”；须为：{allowed}。',
    en: 'It is {state} now: “{act}” is possible when it is: {allowed}.',
  },
  'api.changedMeanwhile': {
    zh: '内容已有更新（第 {version} 版），请刷新后再操作。',
    en: 'It has changed since (version {version}): look again before you act.',
  },
  'api.quantityRange': { zh: '数量应在 {least} 至 {most} 之间。', en: 'This must be between {least} and {most}.' },
  'api.anotherKind': { zh: '不能改为另一种来源。', en: 'A source can’t become one of another kind.' },
  'api.noNotices': { zh: '该指令没有调运通知。', en: 'The order has no movement notice.' },
  'api.offerUnknown': { zh: '该来源没有这一项供应。', en: 'The source has no such offer.' },
  'api.offerTooSmall': { zh: '该来源目前只能供应 {left}。', en: 'The source has only {left} to offer now.' },
  'api.mappingUnknown': { zh: '没有名为“{name}”的对照表。', en: 'There is no mapping “{name}”.' },
  'api.mappingTable': { zh: '该对照表用于“{table}”。', en: 'This mapping is for {table}.' },
  'api.setColumn': { zh: '写作“列=值”，列为：{columns}。', en: 'Write column=value; the columns are: {columns}.' },
  'wish.offer': { zh: '本方案没有这一项供应（{offerId}）。', en: 'This plan knows no offer {offerId}.' },
  'wish.depot': { zh: '本方案不涉及这个装运地点（{depotId}）。', en: 'Nothing in this plan lies at {depotId}.' },
  'wish.notForbidden': {
    zh: '这一来源没有被停用，不必恢复（{source}）。',
    en: 'Nothing forbids {source}: there is nothing to allow again.',
  },
  'wish.need': {
    zh: '地区 {areaCode} 目前不需要物资 {itemCode}。',
    en: 'Area {areaCode} needs no {itemCode} at present.',
  },
  'api.lotPromised': {
    zh: '该批次在库 {onHand}，其中 {reserved} 已占用，最多可动 {free}。',
    en: 'The lot has {onHand}, of which {reserved} are promised: at most {free} can go.',
  },
  'api.keyReused': {
    zh: '这个幂等键已用于另一份内容。',
    en: 'This idempotency key was used for something else.',
  },
  'api.accountThere': {
    zh: '用户名或邮箱已被使用。',
    en: 'The user name or mail address is taken.',
  },
  'api.ownAccount': {
    zh: '不能改动自己的账号，请由另一位管理员操作。',
    en: 'Your own account is changed by another administrator.',
  },
  'api.placeUnknown': {
    zh: '没有这些地区、仓库或承运方：{places}。',
    en: 'Unknown areas, depots or carriers: {places}.',
  },
  'api.keyNameThere': {
    zh: '已有名为“{name}”的密钥，请另取名称。',
    en: 'There is a key of the name “{name}” already: choose another.',
  },
  'api.editionThere': { zh: '版本“{edition}”已经存在。', en: 'Edition “{edition}” is there already.' },
  'api.policyKind': { zh: '没有“{kind}”这一类规则。', en: 'There is no policy of the kind “{kind}”.' },
  'api.policyShape': {
    zh: '内容与现行版本的结构不一致：{fields}。',
    en: 'The body differs in shape from the current edition: {fields}.',
  },
  'api.feedThere': { zh: '该地址已在监看。', en: 'This address is watched already.' },
  'api.feedHost': {
    zh: '演练环境只监看本机和 MUSTER_FEED_ALLOW 列出的地址。',
    en: 'In staging only this machine and the hosts in MUSTER_FEED_ALLOW are watched.',
  },
  'api.notPaced': { zh: '该事件不是按比例计时的演练。', en: 'The incident is not an exercise on a paced clock.' },
  'api.paceRefused': {
    zh: '最快 {largestScale} 倍：再快，“{wait}”（{minutes} 分钟）实际不足 2 秒。',
    en: 'At most × {largestScale}: faster, “{wait}” ({minutes} min) would take less than 2 s of real time.',
  },
  'api.tooLarge': { zh: '上限为 {limit}。', en: 'The limit is {limit}.' },
  'api.tooMany': { zh: '请 {seconds} 秒后再试。', en: 'Try again in {seconds} s.' },
  'api.stagingOnly': { zh: '此功能只在演练环境中提供。', en: 'This is there in staging only.' },
  'api.workflowsAway': {
    zh: '未能确认操作是否生效，请稍后查看后再试。',
    en: 'It is not certain that this took effect: look again in a moment before you repeat it.',
  },
  'api.databaseAway': { zh: '请稍后再试。', en: 'Please try again in a moment.' },
  'api.broken': { zh: '已记录，编号 {reference}。', en: 'It was recorded under {reference}.' },
}

/** Why a running response refused an act; keys as its validators send them. */
const acts: Readonly<Record<string, Sentence>> = {
  'act.alreadyStoodDown': { zh: '响应已经决定终止。', en: 'The response is being stood down already.' },
  'act.alreadyClosed': { zh: '响应已经结束。', en: 'The response is closed already.' },
  'act.notQuiet': {
    zh: '还有物资在途或决定未作出，不能结束。',
    en: 'Goods are under way or decisions are open: it can’t be closed yet.',
  },
  'act.notStoodDown': { zh: '响应尚未终止。', en: 'The response was not stood down.' },
  'act.alreadyDecided': { zh: '已经作出决定。', en: 'This was decided already.' },
  'act.noLevelYet': { zh: '响应级别尚未提出。', en: 'No level has been proposed yet.' },
  'act.levelDecided': { zh: '级别已有决定（{state}）。', en: 'The level was decided already ({state}).' },
  'act.levelMissing': { zh: '调整级别时须写明新的级别。', en: 'A change needs the new level.' },
  'act.planSuperseded': { zh: '该方案已被新方案取代。', en: 'A newer plan has taken this one’s place.' },
  'act.batchDecided': {
    zh: '该批次已由{by}决定（{state}）。',
    en: 'The batch was decided by {by} already ({state}).',
  },
  'act.reasonMissing': { zh: '请写明理由。', en: 'Please give a reason.' },
  'act.alreadyAcknowledged': { zh: '已由{by}确认。', en: '{by} has acknowledged it already.' },
  'act.escalationResolved': { zh: '该提醒的情况已经消除。', en: 'What it warned of is settled already.' },
  'act.quotationMissing': {
    zh: '请先登记报价：单价、可供数量和有效期。',
    en: 'Record the quotation first: unit price, quantity and until when it holds.',
  },
  'act.quotationExpired': {
    zh: '报价有效期至 {day}，已过期：请重新询价并登记。',
    en: 'The quotation held until {day}: ask for a new one and record it.',
  },
  'act.goodsWithdrawn': {
    zh: '货源已撤回该批次的全部物资，库中无货可供。',
    en: 'The sources have taken back all goods of this consignment: there is nothing left to give.',
  },
  'act.notUnderWay': { zh: '该批次不在途中。', en: 'The consignment is not under way.' },
  'act.noticesCountersigned': {
    zh: '调运通知已由{by}会签。',
    en: '{by} has countersigned the movement notices already.',
  },
  'act.orderAnswered': { zh: '该指令已由{by}答复。', en: '{by} has answered the order already.' },
  'act.orderTakenBack': { zh: '该指令已收回或已执行。', en: 'The order was taken back, or is being carried out.' },
  'act.aboveOrdered': {
    zh: '物资 {itemCode} 超过了下令数量 {ordered}。',
    en: 'Item {itemCode} is above the {ordered} ordered.',
  },
  'act.linesMissing': { zh: '部分接受时须写明各项数量。', en: 'A partial acceptance needs the quantities.' },
  'act.tenderAnswered': { zh: '已经有承运方接受。', en: 'The tender was answered already.' },
  'act.tenderExpired': { zh: '这次询车已过期。', en: 'This tender has expired.' },
  'act.milestoneReported': { zh: '已经报告过。', en: 'It was reported already.' },
  'act.milestoneNotNow': { zh: '目前状态（{status}）不能这样报告。', en: 'It can’t be reported now ({status}).' },
  'act.alreadyReceived': { zh: '已由{by}签收。', en: '{by} has signed for it already.' },
  'act.notArrived': { zh: '物资尚未启运或运抵（{status}）。', en: 'The goods are not there ({status}).' },
  'act.moreThanSent': {
    zh: '物资 {itemCode} 超过了发出数量 {sent}。',
    en: 'Item {itemCode} is above the {sent} sent.',
  },
  'act.other': { zh: '当前状态不允许：{key}。', en: 'The present state does not allow it: {key}.' },
}

export function problemTitle(code: string, language: Language): string {
  return fill(titles[code] ?? titles.broken ?? { zh: code, en: code }, language)
}

/** The sentence for a key of the API or of a workflow's refusal; an unknown key is shown as it is. */
export function problemDetail(key: string, values: Readonly<Record<string, unknown>>, language: Language): string {
  const sentence = details[key] ?? acts[key]
  if (sentence) return fill(sentence, language, values)
  return fill(acts['act.other'] ?? { zh: key, en: key }, language, { key })
}
