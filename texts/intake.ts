/** Why a document or an alert waits for a person, and what triage decided, in both languages; `{x}` is a value. */
const sentences = {
  'intake.too-large': [
    '文件共 {bytes} 字节，超过 2 MiB 上限，未读取。',
    'The file has {bytes} bytes, more than the limit of 2 MiB; it was not read.',
  ],
  'intake.empty': ['文件是空的。', 'The file is empty.'],
  'intake.encoding': ['无法按 {encoding} 编码读出文字。', 'The bytes are no text in the encoding {encoding}.'],
  'intake.web-page': ['这是网页，不是预警文件。', 'This is a web page, not an alert.'],
  'intake.unknown-format': [
    '不是可识别的预警格式，开头为：{start}',
    'No alert format that we know; it begins with: {start}',
  ],
  'intake.unknown-xml': [
    'XML 的根元素 {root} 不是可识别的预警格式。',
    'XML with the root element {root} is no alert format that we know.',
  ],
  'intake.unknown-json': ['JSON 中没有可识别的预警或表单。', 'The JSON holds no alert or form that we know.'],
  'intake.feed-of-links': [
    '订阅源只列出链接，文件中没有预警内容；系统不会按文件中的链接去取。',
    'The feed only lists links and holds no alert; links in a document are never followed.',
  ],
  'intake.dtd-refused': [
    '文件含有 DTD 声明（DOCTYPE 或实体），为安全起见拒收；未读取或连接任何外部内容。',
    'The file declares a DTD (DOCTYPE or entities) and was refused for safety; nothing outside it was read or contacted.',
  ],
  'intake.too-deep': ['嵌套超过 {limit} 层，拒收。', 'It is nested more than {limit} levels deep and was refused.'],
  'intake.malformed-xml': ['XML 不完整或有语法错误：{detail}', 'The XML is cut off or malformed: {detail}'],
  'intake.malformed-json': ['JSON 不完整或有语法错误：{detail}', 'The JSON is cut off or malformed: {detail}'],
  'intake.invalid-cap': [
    '不是有效的 CAP：缺少必备元素 {element}，拒收。',
    'Not valid CAP: the required element {element} is missing; refused.',
  ],
  'intake.national-platform': [
    '这是国家预警信息发布平台自有格式，不是 CAP，其结构未公开：已读出能读的内容，请人工核对。',
    "This is the national warning platform's own format, not CAP, and its schema is not public: please check what could be read.",
  ],
  'intake.missing-field': ['缺少{field}。', 'The {field} is missing.'],
  'intake.unknown-value': ['{field} 的值“{value}”无法识别。', 'The value “{value}” of {field} is not known.'],
  'intake.no-scope': ['缺少发布范围 scope。', 'The scope is missing.'],
  'intake.several-hazards': [
    '一份预警含有多种灾害（{hazards}），请选定。',
    'One alert tells of several hazards ({hazards}); please choose.',
  ],
  'intake.unreadable-shape': ['区域图形无法识别：{shape}', 'This shape of the area can not be read: {shape}'],
  'intake.no-magnitude': ['地震没有震级。', 'The earthquake has no magnitude.'],
  'intake.form-field': ['表单字段 {field} 的值 {value} 无法识别。', 'The form field {field} can not be read: {value}'],
  'triage.start': [
    '完整、有效、在服务区内：启动响应。',
    'Complete, current and in the served area: a response starts.',
  ],
  'triage.duplicate': ['同一份预警已收到过。', 'This alert was received before.'],
  'triage.message-type': ['{messageType} 类消息仅存档。', 'Messages of type {messageType} are kept only.'],
  'triage.status': ['状态为 {status} 的消息仅存档。', 'Messages with status {status} are kept only.'],
  'triage.exercise-in-production': [
    '生产系统不启动演练或测试（状态 {status}），已存档。',
    'An exercise or test (status {status}) starts nothing in production; it is kept.',
  ],
  'triage.expired-before-sent': [
    '时间矛盾：失效时间 {expiresAt} 早于发布时间 {sentAt}。',
    'The times contradict each other: it expires {expiresAt}, before it was sent {sentAt}.',
  ],
  'triage.expired-before-effective': [
    '时间矛盾：失效时间 {expiresAt} 早于生效时间 {effectiveAt}。',
    'The times contradict each other: it expires {expiresAt}, before it takes effect {effectiveAt}.',
  ],
  'triage.sent-in-future': ['发布时间 {sentAt} 在将来。', 'It was sent in the future: {sentAt}.'],
  'triage.cancelled': ['解除正在进行的响应所依据的预警。', 'It cancels the alert of a running response.'],
  'triage.revised': ['更新正在进行的响应所依据的预警。', 'It updates the alert of a running response.'],
  'triage.update-of-ended': ['所更新的预警，其响应已经结束。', 'It updates an alert whose response is over.'],
  'triage.already-ended': ['对应的响应已经结束，仅存档。', 'The response to this event is over; kept only.'],
  'triage.cancels-waiting': ['所解除的预警尚在待审。', 'It cancels an alert that still waits for a person.'],
  'triage.cancel-of-unknown': ['所解除的预警未曾收到。', 'It cancels an alert that was never received.'],
  'triage.update-of-unknown': ['所更新的预警未曾收到。', 'It updates an alert that was never received.'],
  'triage.out-of-area': [
    '不在服务区内（{area}），已存档，未启动响应。',
    'Outside the served area ({area}): kept, nothing started.',
  ],
  'triage.stale': [
    '收到时已过 {hours} 小时，不自动启动。',
    'It was {hours} hours old at receipt; nothing starts by itself.',
  ],
  'triage.expired': ['已于 {expiresAt} 失效，不自动启动。', 'It expired {expiresAt}; nothing starts by itself.'],
  'triage.hazard-not-covered': ['没有规则涵盖这类灾害，请人工决定。', 'No rule covers this hazard; a person decides.'],
  'triage.only-a-centre': [
    'GDACS 只给出中心点，不是受灾范围，请人工确定区域。',
    'GDACS gives only a centre point, not the area struck; a person sets the area.',
  ],
  'triage.officer-decided': ['由{by}决定。', '{by} decided it.'],
  'triage.similar-event': [
    '疑似与已有事件相同，建议合并，请人工决定。',
    'It seems to tell of an event that is already handled; merging is proposed.',
  ],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>

/** Names of the fields that an alert can't do without. */
const fieldNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  status: ['状态（status）', 'status'],
  messageType: ['消息类型（msgType）', 'message type (msgType)'],
  sentAt: ['发布时间', 'time of sending'],
  hazard: ['灾害种类', 'hazard'],
  area: ['区域', 'area'],
}

export type IntakeReasonKey = keyof typeof sentences

export const intakeReasonKeys = Object.keys(sentences) as readonly IntakeReasonKey[]

/** A reason of intake or triage in words; a key that is not known is shown as it is, with its values. */
export function intakeReasonText(
  reason: { readonly key: string; readonly values: Readonly<Record<string, string>> },
  language: 'zh' | 'en',
): string {
  const at = language === 'zh' ? 0 : 1
  const sentence = isReasonKey(reason.key)
    ? sentences[reason.key][at]
    : `${reason.key} ${JSON.stringify(reason.values)}`
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = reason.values[name]
    if (value === undefined) return whole
    return name === 'field' ? (fieldNames[value]?.[at] ?? value) : value
  })
}

function isReasonKey(key: string): key is IntakeReasonKey {
  return Object.hasOwn(sentences, key)
}
