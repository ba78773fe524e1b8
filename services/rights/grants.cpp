// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rights/grants.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace FibreDesk::Rights {

namespace {

QString originName(Origin origin)
{
    switch (origin) {
    case Origin::Groups:
        return u"groups"_s;
    case Origin::Hub:
        return u"hub"_s;
    case Origin::None:
        break;
    }
    return u"none"_s;
}

} // namespace

QJsonObject Grants::toJson() const
{
    QJsonObject permitted;
    for (const auto &[doctype, allowed] : verbs.asKeyValueRange()) {
        permitted.insert(doctype, QJsonArray::fromStringList(allowed));
    }
    return {{u"user"_s, user}, {u"groups"_s, QJsonArray::fromStringList(groups)},
        {u"roles"_s, QJsonArray::fromStringList(roles)}, {u"origin"_s, originName(origin)},
        {u"capabilities"_s, capabilities.toJson()}, {u"verbs"_s, permitted},
        {u"asked_at"_s, askedAt.toUTC().toString(Qt::ISODate)}};
}

Grants Grants::fromJson(const QJsonObject &object)
{
    Grants grants{.user = object.value("user"_L1).toString(),
        .groups = object.value("groups"_L1).toVariant().toStringList(),
        .roles = object.value("roles"_L1).toVariant().toStringList(),
        .capabilities = Capabilities::fromJson(object.value("capabilities"_L1).toObject()),
        .askedAt =
            QDateTime::fromString(object.value("asked_at"_L1).toString(), Qt::ISODate).toUTC()};
    for (const Origin origin : {Origin::Groups, Origin::Hub}) {
        if (object.value("origin"_L1) == originName(origin)) {
            grants.origin = origin;
        }
    }
    const QJsonObject permitted = object.value("verbs"_L1).toObject();
    for (auto it = permitted.begin(); it != permitted.end(); ++it) {
        grants.verbs.insert(it.key(), it->toVariant().toStringList());
    }
    return grants;
}

Verdict judge(
    const Grants &grants, const QString &capability, const QString &doctype, const QString &verb)
{
    Verdict verdict{.capability = capability, .doctype = doctype, .verb = verb};
    if (!capability.isEmpty() && grants.capabilities.standing(capability) == Standing::Denied) {
        verdict.lack = Verdict::Lack::Capability;
        return verdict;
    }
    const auto known = grants.verbs.constFind(doctype);
    if (!verb.isEmpty() && known != grants.verbs.cend() && !known->contains(verb)) {
        verdict.lack = Verdict::Lack::Verb;
        verdict.canRead = known->contains("read"_L1);
    }
    return verdict;
}

} // namespace FibreDesk::Rights
