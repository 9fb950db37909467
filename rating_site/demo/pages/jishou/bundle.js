const _=["/home/index/siteConfig","/home/article/detail","/home/complaint/create"];
const h=(t,c)=>({t,c});
export const complaintTips=h("投诉说明",["订单付款后24小时内可以发起投诉，超过24小时订单自动确认，货款结算给商户。","发起投诉后，订单资金将被冻结，直到投诉处理完成。","商户24小时内未处理的投诉，买家可申请平台客服介入。"]);
export const payTips=h("支付说明",["请勿向商户私下转账，私下交易产生的损失平台概不负责。"]);
console.debug("index",_.length);
