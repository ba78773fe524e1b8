// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frappe/erppart.h"

#include "control/seconddispatcher.h"
#include "frappe/frappeservice.h"

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

ErpPart::ErpPart() = default;
ErpPart::~ErpPart() = default;

QString ErpPart::name() const
{
    return u"erp"_s;
}

void ErpPart::announceFaults(FaultBoard &faults) const
{
    Realtime::announceFaults(faults);
}

bool ErpPart::start(Sandbox &sandbox, QString *error)
{
    m_sandbox = &sandbox;
    m_service = std::make_unique<FrappeService>(sandbox.world(), sandbox.faults());
    m_service->setStaff(m_staff);
    sandbox.server(u"erp"_s).route("/", m_service.get());
    return true;
}

void ErpPart::addToProfile(QSettings &profile) const
{
    profile.setValue("erpnext/url"_L1, m_sandbox->server(u"erp"_s).url());
    profile.setValue("erpnext/auth"_L1, u"token"_s);
    profile.setValue("erpnext/api_key"_L1, QString::fromLatin1(FrappeService::apiKey));
    profile.setValue("erpnext/api_secret"_L1, QString::fromLatin1(FrappeService::apiSecret));
}

QJsonObject ErpPart::state() const
{
    QJsonObject counts;
    for (const DocType &type : docTypes()) {
        if (!type.isChild)
            counts.insert(type.name, m_sandbox->world().count(type.name));
    }
    return {{u"documents"_s, counts}, {u"realtime"_s, m_service->realtime().state()}};
}

std::optional<HttpResponse> ErpPart::control(const QString &command, const QJsonObject &body)
{
    const auto done = [] { return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}}); };
    if (command == "passwords"_L1) {
        m_service->setMayReadPasswords(body.value("allowed"_L1).toBool(true));
        return done();
    }
    if (command == "custom-fields"_L1) {
        m_service->customisation().addSamples();
        return done();
    }
    if (command == "look"_L1) {
        m_service->realtime().look(body.value("doctype"_L1).toString(),
            body.value("name"_L1).toString(),
            body.value("user"_L1).toString(SecondDispatcher::user),
            body.value("leave"_L1).toBool());
        return HttpResponse::json(200, m_service->realtime().state());
    }
    return std::nullopt;
}

} // namespace FibreDesk::Sandbox
