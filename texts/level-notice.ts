import type { Sentence } from './sentence'

/** The mail to those whom a response level names: what is set, why, and what is asked of whom. */
export const levelNoticeTexts = {
  subject: { zh: '{mark}{title}：{what}', en: '{mark}{title}: {what}' },
  kinds: {
    relief: { zh: '救助应急响应', en: 'relief response' },
    hazard: { zh: '灾种应急响应', en: 'hazard response' },
  },
  what: {
    provisional: { zh: '{kind}暂定为{level}', en: '{kind}: {level}, provisional' },
    raised: { zh: '{kind}由{before}暂时提升为{level}', en: '{kind}: raised from {before} to {level}, provisional' },
    confirmed: { zh: '{kind}确认为{level}', en: '{kind}: {level}, confirmed' },
    changed: { zh: '{kind}由{before}调整为{level}', en: '{kind}: changed from {before} to {level}' },
    vetoed: { zh: '{kind}（{level}）已被否决', en: '{kind}: {level} was vetoed' },
  },
  where: { zh: '地点：{place}', en: 'Where: {place}' },
  since: { zh: '时间：{at}（北京时间）', en: 'When: {at} (Beijing time)' },
  why: { zh: '依据：{reasons}', en: 'Why: {reasons}' },
  between: { zh: '；', en: '; ' },
  by: { zh: '决定人：{by}', en: 'Decided by: {by}' },
  comment: { zh: '说明：{comment}', en: 'Reason given: {comment}' },
  asked: {
    provisional: {
      zh: '请{decides}在 {minutes} 分钟内确认、调整或否决；首批救生物资在方案提出后 {veto} 分钟内未被否决即调出。',
      en: 'Asked of the {decides}: confirm, change or veto it within {minutes} min; the life-saving first batch goes unless it is vetoed within {veto} min of its plan.',
    },
    decided: {
      zh: '请{decides}审批调拨方案，{minutes} 分钟内答复。',
      en: 'Asked of the {decides}: decide on the allocation plans, each within {minutes} min.',
    },
    vetoed: { zh: '不再按这一级别响应。', en: 'Nobody responds at this level any more.' },
  },
  told: {
    zh: '请{told}到岗值守，按预案准备。',
    en: 'Asked of the {told}: stand by, and prepare as the response plan says.',
  },
  and: { zh: '、', en: ', ' },
  you: { zh: '您的岗位：{post}', en: 'Your post: {post}' },
  open: { zh: '在系统中查看：{link}', en: 'See it in Muster: {link}' },
} as const satisfies Record<string, Sentence | Record<string, Sentence>>
