// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "frappe/customisation.h"
#include "frappe/realtime.h"
#include "http/service.h"
#include "oidc/stafftokens.h"
#include "world/world.h"

#include <QHash>

#include <functional>

namespace FibreDesk::Sandbox {

/// The stand-in ERPNext: Frappe's REST as a Frappe 16 answered it (v1 resource and method, v2).
class FrappeService : public Service {
public:
    FrappeService(World &world, FaultBoard &faults);

    static constexpr auto apiKey = "sandboxkey";
    static constexpr auto apiSecret = "sandboxsecret";
    static const QString apiUser;
    static const QString password; ///< of every user, for login

    /// Whether our account is a System Manager: only to those passwords are given.
    void setMayReadPasswords(bool may) { m_mayReadPasswords = may; }
    void setStaff(std::shared_ptr<const StaffTokens> staff) { m_staff = std::move(staff); }
    [[nodiscard]] Customisation &customisation() { return m_customisation; }

    void handle(const HttpRequest &request, const ExchangePtr &exchange) override;
    bool upgrade(const HttpRequest &request, QTcpSocket *socket) override;
    [[nodiscard]] Realtime &realtime() { return m_realtime; }
    [[nodiscard]] HttpResponse faultResponse(
        int status, const Fault &fault, const HttpRequest &request) const override;

    struct Call {
        const HttpRequest &request;
        QString user; ///< "Guest" without credentials
        QJsonObject arguments; ///< query string, form and JSON body together
        bool isV2 = false;
    };
    /// The text of the answer without its envelope; null = no "message" at all.
    struct Answer {
        int status = 200;
        QByteArray data;
        QByteArray key; ///< "data", "message", "docs"; empty: data is the whole body
        QList<HttpHeader> headers;
        QByteArray contentType = QByteArrayLiteral("application/json");
    };

private:
    using Method = std::function<Answer(const Call &)>;
    struct MethodEntry {
        Method run;
        bool guest = false;
        bool postOnly = false;
    };

    Answer route(Call &call);
    Answer resource(const Call &call, const QStringList &path);
    Answer documentsV2(const Call &call, const QStringList &path);
    Answer doctypeV2(const Call &call, const QStringList &path);
    Answer method(const Call &call, const QString &name);
    /// The DocType of that name as the desk asks for it; throws where the site has none.
    [[nodiscard]] QJsonObject doctypeDocument(const QString &name, bool withCustom) const;
    Answer listRows(const Call &call, const QString &doctype);
    Answer oneDocument(const Call &call, const QString &doctype, const QString &name);
    Answer runDocumentMethod(
        const Call &call, const QString &doctype, const QString &name, const QString &method);

    void addMethods();
    void addClientMethods();
    void addTicketMethods();
    /// A document printed as PDF.
    [[nodiscard]] Answer printed(const Call &call);
    [[nodiscard]] QString authenticate(const HttpRequest &request) const;
    /// Cookie sessions only, and only once a browser has loaded /app.
    void checkCsrf(const HttpRequest &request) const;
    /// What a browser loads after it signed in; the session has a token from then on.
    HttpResponse desk(const HttpRequest &request);
    /// What hangs on a document: /private/files/…
    HttpResponse file(const HttpRequest &request);
    [[nodiscard]] static QJsonObject argumentsOf(const HttpRequest &request);
    static void requireUser(const Call &call, const QString &doctype);
    [[nodiscard]] QJsonObject update(const QString &doctype, const QString &name,
        const QJsonObject &values, const QString &user, bool checkModified);
    [[nodiscard]] QJsonObject withCustomValues(
        const QString &doctype, const QString &name, QJsonObject document) const;
    [[nodiscard]] HttpResponse errorResponse(
        const ErpError &error, const HttpRequest &request, bool isV2) const;
    [[nodiscard]] QList<HttpHeader> cookies(const QString &user) const;

    World &m_world;
    Customisation m_customisation;
    std::shared_ptr<const StaffTokens> m_staff;
    bool m_mayReadPasswords = true;
    Realtime m_realtime;
    QHash<QString, MethodEntry> m_methods;
    QHash<QString, QString> m_sessions; ///< sid -> user
    QHash<QString, QByteArray> m_csrfTokens; ///< by sid
};

/// Frappe's error body for a refusal, in v1's or v2's shape.
[[nodiscard]] QJsonObject errorBody(const ErpError &error, bool isV2);
/// The meta of a doctype as DocType documents have it. Standard doctypes' custom fields are only
/// in what getdoctype answers (`withCustom`).
[[nodiscard]] QJsonObject metaOf(const DocType &type, bool withCustom);
/// Without null members, child rows too: single documents are answered so.
[[nodiscard]] QJsonObject withoutNulls(const QJsonObject &document);
[[nodiscard]] QByteArray compact(const QJsonValue &value);
/// The site's Email Template documents: texts with placeholders, in two languages.
[[nodiscard]] QJsonArray emailTemplates();

} // namespace FibreDesk::Sandbox
