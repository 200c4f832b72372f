/** Words for the actions in the audit log. */
const zh = {
  title: '审计日志',
  caption: '审计日志，按序号排列',
  seq: '序号',
  recorded: '记录时间',
  incident: '事件',
  actions: {
    'alert.started': '人工启动留存的报警',
    'api-key.created': '新建接口密钥',
    'api-key.revoked': '停用接口密钥',
    'reference-network.seeded': '载入参考网络',
    'review.completed': '补全待核报警',
    'review.opened': '进入待核队列',
  },
}

const en: typeof zh = {
  title: 'Audit log',
  caption: 'Audit log, by sequence',
  seq: 'Seq.',
  recorded: 'Recorded at',
  incident: 'Incident',
  actions: {
    'alert.started': 'Kept alert started by hand',
    'api-key.created': 'API key created',
    'api-key.revoked': 'API key revoked',
    'reference-network.seeded': 'Reference network loaded',
    'review.completed': 'Alert in review completed',
    'review.opened': 'Put into review',
  },
}

export const audit = { zh, en }
