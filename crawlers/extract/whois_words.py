"""Which words do registries use? Field labels and the sentences that stand in place of a record."""

import re

DOMAIN_LABELS = frozenset({"domain name", "domain", "query", "domain_name", "域名"})
CREATED_LABELS = frozenset(
    {
        "registration time",
        "registration date",
        "registered on",
        "registered date",
        "registered",
        "registered at",
        "registration",
        "creation date",
        "creation time",
        "created",
        "created on",
        "created date",
        "create date",
        "domain create date",
        "domain registration date",
        "domain created",
        "domain created on",
        "record created",
        "domain record activated",
        "activated",
        "注册时间",
        "注册日期",
        "创建时间",
        "创建日期",
    }
)
EXPIRES_LABELS = frozenset(
    {
        "expiration time",
        "expiration date",
        "registry expiry date",
        "expiry date",
        "expires",
        "expires on",
        "expiry",
        "expire date",
        "domain expiration date",
        "domain expires",
        "record expires",
        "paid-till",
        "registrar registration expiration date",
        "renewal date",
        "valid until",
        "到期时间",
        "过期时间",
        "到期日期",
    }
)
RECORD_LABELS = frozenset(
    {
        "registrar",
        "sponsoring registrar",
        "name server",
        "nameserver",
        "nserver",
        "ns 1",
        "registrant",
        "roid",
        "domain status",
        "status",
        "dnssec",
        "registry domain id",
    }
)

_RESERVED = re.compile(
    r"the domain (?:name )?you requested is (?:in the reserved list|prohibited)"
    r"|^reserved (?:by|domain|name)|^registry reserved|^prohibited (?:string|domain|name)"
    r"|^(?:this |the )?(?:domain )?(?:name )?\S{0,80} ?(?:is|has been) reserved\b"
    r"|^(?:domain )?status: {0,20}(?:reserved|prohibited|forbidden|restricted|blocked)\b"
    r"|cannot be registered|is not available for registration"
    r"|^the registration of this domain is restricted"
)
_NOT_REGISTERED = re.compile(
    r"^no match(?:ing record|es)?\b|^[a-z0-9.\-]{1,80} not found|^nothing found|^not registered|^available$"
    r"|^(?:the )?(?:domain |domain name |object |queried object )?(?:was )?not found"
    r"|^no (?:data|entries|entry|object|information|such domain)(?: was)?(?: found)?"
    r"|^(?:domain )?status: {0,20}(?:free|available|not registered|no object found)"
    r"|^the queried object does not exist|^object does not exist"
    r"|^(?:this )?domain (?:name )?(?:is )?(?:not registered|not exist|available|has not been registered)"
    r"|^\S{1,80} (?:is available for|is free\b|has not been registered|is not registered)"
    r"|^域名未注册|^未找到"
)
_RATE_LIMITED = re.compile(
    r"quer(?:y|ied) (?:interval|rate|limit)|limit (?:has been )?(?:exceeded|reached)|queries exceeded"
    r"|exceeded (?:the |your )?(?:maximum|quota|limit|query|allowed|rate)|quota exceeded|excessive quer"
    r"|too (?:many|frequent) (?:queries|requests|connections|lookups)|^rate limit|rate limit exceeded"
    r"|(?:is being|you are|have been) rate[- ]limited|temporarily (?:blocked|denied)"
    r"|^(?:server|system)(?: is)?(?: too)? busy|please (?:slow down|try again in)|查询过于频繁"
    r"|^access (?:temporarily )?(?:denied|blocked)"
)
SENTENCES = (("reserved", _RESERVED), ("not_registered", _NOT_REGISTERED), ("rate_limited", _RATE_LIMITED))
