// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/httpclient.h"
#include "core/oversight.h"
#include "cpe/acs/acscodec.h"
#include "cpe/acs/acsquery.h"
#include "cpe/acs/acssettings.h"

#include <QJsonArray>

#include <chrono>

namespace FibreDesk::Cpe::Acs {

/// Some of a collection.
template <typename T>
struct Page {
    QList<T> rows{};
    qint64 total = -1; ///< of the whole query as the server counts it; -1 = not told
    bool isTotalExact = true; ///< the server may count more than was meant
    bool isLast = true; ///< the server had no more behind these
};

struct ListOptions {
    int limit = 0; ///< 0 = all
    int skip = 0;
    QString sort{}; ///< a path; empty = the server's order
    bool isDescending = false;
};

/// Whether the server also calls the device, and how long it waits for it.
struct Delivery {
    bool isCalled = true;
    std::chrono::milliseconds wait = std::chrono::seconds(8);
};

/// How the server answers, for the doctor.
struct AcsHealth {
    qint64 devices = -1;
    QDateTime serverTime{};
    /// It gives everybody everything (CVE-2025-56015): it must stand behind a proxy.
    bool answersWithoutCredentials = false;
    bool hasCredentials = false; ///< the profile has some, or a client certificate
};

/// GenieACS's north-bound interface. Reads are asked again when the server refuses the connection
/// (its one worker was restarted); what changes something is sent once, ever.
class AcsClient : public QObject {
    Q_OBJECT

public:
    AcsClient(QNetworkAccessManager *network, AcsSettings settings, QObject *parent = nullptr);

    /// Devices with the metadata and the parameters below the paths of `projection`, nothing else.
    [[nodiscard]] QCoro::Task<Result<Page<DeviceRecord>>> devices(AcsQuery query,
        QStringList projection, ListOptions options = {}, RequestScope *scope = nullptr);
    /// Counts without reading.
    [[nodiscard]] QCoro::Task<Result<Page<DeviceRecord>>> count(
        AcsQuery query, RequestScope *scope = nullptr);
    /// NotFound where there is none.
    [[nodiscard]] QCoro::Task<Result<DeviceRecord>> device(
        QString id, QStringList projection, RequestScope *scope = nullptr);

    /// The receipt says what became of it; an error means that it was not taken, unless its kind is
    /// Uncertain.
    [[nodiscard]] QCoro::Task<Result<Receipt>> post(
        QString device, TaskRequest task, Delivery delivery = {}, RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<Page<QueuedTask>>> tasks(
        AcsQuery query, ListOptions options = {}, RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<Page<FaultRecord>>> faults(
        AcsQuery query, ListOptions options = {}, RequestScope *scope = nullptr);
    /// Conflict while the device is in a session.
    [[nodiscard]] QCoro::Task<Result<void>> deleteTask(QString task, RequestScope *scope = nullptr);
    /// Looks first whether there is such a task: the server dies of an unknown one.
    [[nodiscard]] QCoro::Task<Result<void>> retryTask(QString task, RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<void>> deleteFault(
        QString fault, RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<void>> addTag(
        QString device, QString tag, RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<void>> removeTag(
        QString device, QString tag, RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<QList<AcsFile>>> files(RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<AcsHealth>> health(RequestScope *scope = nullptr);

    /// Asked before a device's tags are changed and told what came of it.
    /// Tasks have theirs in TaskWatch.
    void setOversight(const OversightRef &oversight) { m_oversight = oversight; }
    /// Tries in all of one read, with longer and longer waits between them: of a server that has
    /// answered before, enough of them for its worker to die and to be back (some 30 s).
    void setReadTries(int tries, int triesOfKnown)
    {
        m_readTries = tries;
        m_triesOfKnown = triesOfKnown;
    }
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    [[nodiscard]] HttpClient *http() { return &m_http; }

private:
    [[nodiscard]] HttpRequest request(HttpVerb verb, const QStringList &segments,
        const QString &source, const QList<std::pair<QString, QString>> &query = {}) const;
    struct Rows {
        QJsonArray array;
        qint64 total = -1;
    };
    [[nodiscard]] QCoro::Task<Result<Rows>> rows(HttpRequest request, QPointer<RequestScope> scope);
    /// What stands where a total was expected: of a HEAD no page comes back that could tell.
    [[nodiscard]] QCoro::Task<Error> whyUncounted(HttpRequest asked, QPointer<RequestScope> scope);
    [[nodiscard]] QCoro::Task<Result<void>> changeTag(
        HttpRequest request, Deed deed, QPointer<RequestScope> scope);
    [[nodiscard]] QCoro::Task<Result<void>> command(
        HttpRequest request, QPointer<RequestScope> scope);

    HttpClient m_http;
    HttpClient m_anonymous; ///< asks whether the server asks for credentials
    AcsSettings m_settings;
    OversightRef m_oversight;
    int m_readTries = 4;
    int m_triesOfKnown = 7;
    bool m_hasAnswered = false;
    std::chrono::milliseconds m_timeout = std::chrono::seconds(20);
};

/// What a device page needs of either data model, as few branches as there are.
[[nodiscard]] QStringList devicePageProjection();
/// What a row of a list needs.
[[nodiscard]] QStringList deviceRowProjection();

} // namespace FibreDesk::Cpe::Acs
