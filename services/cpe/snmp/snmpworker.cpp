// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/snmp/snmpworker.h"

#include <net-snmp/library/large_fd_set.h>
#include <net-snmp/net-snmp-config.h>
#include <net-snmp/net-snmp-includes.h>

#include <QHostAddress>
#include <QHostInfo>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstring>
#include <mutex>
#include <optional>
#include <utility>

namespace FibreDesk::Cpe {

using namespace Qt::StringLiterals;

namespace {

constexpr int repetitions = 25; ///< rows of one GETBULK: an answer stays below one packet
constexpr qsizetype mostKeys = 16;

/// Nothing of the user's net-snmp (configuration, MIBs, its own log on stderr) has a part in this.
void beginLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] {
        netsnmp_register_loghandler(NETSNMP_LOGHANDLER_NONE, LOG_DEBUG);
        for (const int option : {NETSNMP_DS_LIB_DONT_READ_CONFIGS,
                 NETSNMP_DS_LIB_DONT_PERSIST_STATE, NETSNMP_DS_LIB_DISABLE_PERSISTENT_LOAD,
                 NETSNMP_DS_LIB_DISABLE_PERSISTENT_SAVE, NETSNMP_DS_LIB_DONT_LOAD_HOST_FILES})
            netsnmp_ds_set_boolean(NETSNMP_DS_LIBRARY_ID, option, 1);
        init_snmp("fibredesk");
        snmp_disable_log();
        netsnmp_register_loghandler(NETSNMP_LOGHANDLER_NONE, LOG_DEBUG);
    });
}

QByteArray bytesOf(const netsnmp_variable_list &variable)
{
    return {reinterpret_cast<const char *>(variable.val.string), qsizetype(variable.val_len)};
}

Oid oidOf(const oid *parts, std::size_t count)
{
    QList<quint32> list;
    list.reserve(qsizetype(count));
    for (std::size_t at = 0; at < count; ++at)
        list.append(quint32(parts[at]));
    return Oid(std::move(list));
}

SnmpValue valueOf(const netsnmp_variable_list &variable)
{
    using Type = SnmpValue::Type;
    const auto unsignedOf = [&variable] {
        return quint64(static_cast<quint32>(*variable.val.integer));
    };
    switch (variable.type) {
    case ASN_NULL:
        return {};
    case ASN_INTEGER:
        return {.type = Type::Integer, .integer = *variable.val.integer};
    case ASN_UNSIGNED: // Gauge32 is the same
        return {.type = Type::Unsigned, .number = unsignedOf()};
    case ASN_COUNTER:
        return {.type = Type::Counter32, .number = unsignedOf()};
    case ASN_TIMETICKS:
        return {.type = Type::TimeTicks, .number = unsignedOf()};
    case ASN_COUNTER64:
        return {.type = Type::Counter64,
            .number = (quint64(variable.val.counter64->high) << 32)
                | quint32(variable.val.counter64->low)};
    case ASN_OCTET_STR:
        return {.type = Type::Octets, .octets = bytesOf(variable)};
    case ASN_IPADDRESS:
        return {.type = Type::Address, .octets = bytesOf(variable)};
    case ASN_OBJECT_ID:
        return {.type = Type::ObjectId,
            .oid = oidOf(variable.val.objid, variable.val_len / sizeof(oid))};
    case SNMP_NOSUCHOBJECT:
        return {.type = Type::NoSuchObject};
    case SNMP_NOSUCHINSTANCE:
        return {.type = Type::NoSuchInstance};
    case SNMP_ENDOFMIBVIEW:
        return {.type = Type::EndOfMib};
    default: // floats of agents that wrap them
        return {.type = Type::Opaque, .octets = bytesOf(variable)};
    }
}

netsnmp_pdu *probePdu()
{
    netsnmp_pdu *pdu = snmp_pdu_create(SNMP_MSG_GET);
    pdu->version = SNMP_VERSION_3;
    pdu->securityName = strdup("");
    pdu->securityNameLen = 0;
    pdu->securityLevel = SNMP_SEC_LEVEL_NOAUTH;
    pdu->securityModel = SNMP_SEC_MODEL_USM;
    return pdu;
}

/// The user's keys for the engine that was found. net-snmp makes them after its own probe only, and
/// keeps those it has although the password is another one now.
int makeUser(netsnmp_session &session)
{
    usmUser *known =
        usm_get_user(session.securityEngineID, session.securityEngineIDLen, session.securityName);
    if (known) {
        usm_remove_user(known); // returns the list, not the user
        usm_free_user(known);
    }
    return usm_create_user_from_session(&session);
}

std::optional<SnmpFailure> failureOf(int snmpError)
{
    switch (snmpError) {
    case SNMPERR_TIMEOUT:
        return SnmpFailure::Timeout;
    case SNMPERR_UNKNOWN_USER_NAME:
    case SNMPERR_USM_UNKNOWNSECURITYNAME:
        return SnmpFailure::UnknownUser;
    case SNMPERR_AUTHENTICATION_FAILURE:
    case SNMPERR_USM_AUTHENTICATIONFAILURE:
        return SnmpFailure::WrongDigest;
    case SNMPERR_DECRYPTION_ERR:
    case SNMPERR_USM_DECRYPTIONERROR:
    case SNMPERR_USM_ENCRYPTIONERROR:
        return SnmpFailure::Decryption;
    case SNMPERR_NOT_IN_TIME_WINDOW:
    case SNMPERR_USM_NOTINTIMEWINDOW:
        return SnmpFailure::NotInTimeWindow;
    case SNMPERR_UNSUPPORTED_SEC_LEVEL:
    case SNMPERR_USM_UNSUPPORTEDSECURITYLEVEL:
        return SnmpFailure::LevelRefused;
    case SNMPERR_BAD_SENDTO:
    case SNMPERR_BAD_ADDRESS:
    case SNMPERR_NO_SOCKET:
        return SnmpFailure::Unreachable;
    default:
        return std::nullopt;
    }
}

} // namespace

struct SnmpWorker::Job {
    enum class Stage {
        Resolve,
        Probe, ///< v3: whose engine is it
        Ask,
        Check, ///< v3: is it there at all, as it does not answer
    };
    enum class Event { None, Answer, Report, Timeout, SendFailed, SecurityError };

    quint64 id = 0;
    SnmpLoop::Question question{};
    Promise promise{};
    SnmpWorker *worker = nullptr;
    Stage stage = Stage::Resolve;
    void *session = nullptr;
    QSocketNotifier *notifier = nullptr;
    QTimer *timer = nullptr;
    Oid last{}; ///< of a walk
    SnmpLoop::Answer answer{};
    int lateReports = 0;

    // What net-snmp told in its last turn.
    Event event = Event::None;
    int eventError = 0; ///< SNMPERR_* of a report, else the error status of an answer
    long eventIndex = 0;
    QList<VarBind> eventRows{};

    [[nodiscard]] bool isVersion3() const
    {
        return question.target.access.version == SnmpAccess::Version::V3;
    }

    static int onEvent(
        int operation, netsnmp_session *session, int request, netsnmp_pdu *pdu, void *magic);
};

int SnmpWorker::Job::onEvent(
    int operation, netsnmp_session *session, int request, netsnmp_pdu *pdu, void *magic)
{
    // Inside net-snmp: the session may not be closed here, so that this only writes down.
    auto &job = *static_cast<Job *>(magic);
    switch (operation) {
    case NETSNMP_CALLBACK_OP_RECEIVED_MESSAGE:
        if (pdu->command == SNMP_MSG_REPORT) {
            const int kind = snmpv3_get_report_type(pdu);
            // net-snmp sets its idea of the agent's clock and asks again by itself, once.
            if (kind == SNMPERR_NOT_IN_TIME_WINDOW && job.lateReports++ == 0)
                return 1;
            job.event = Event::Report;
            job.eventError = kind;
            return 1;
        }
        job.event = Event::Answer;
        job.eventError = int(pdu->errstat);
        job.eventIndex = pdu->errindex;
        job.eventRows.clear();
        for (const auto *variable = pdu->variables; variable; variable = variable->next_variable)
            job.eventRows.append(
                {.oid = oidOf(variable->name, variable->name_length), .value = valueOf(*variable)});
        return 1;
    case NETSNMP_CALLBACK_OP_TIMED_OUT:
        job.event = Event::Timeout;
        return 1;
    case NETSNMP_CALLBACK_OP_SEND_FAILED:
        job.event = Event::SendFailed;
        return 1;
    case NETSNMP_CALLBACK_OP_SEC_ERROR:
        // Also told after a report that was the last straw: then why is known.
        if (job.event != Event::Report) {
            job.event = Event::SecurityError;
            job.eventError = pdu && pdu->command == SNMP_MSG_REPORT ? snmpv3_get_report_type(pdu)
                                                                    : session->s_snmp_errno;
        }
        return 1;
    default:
        return 1;
    }
}

SnmpWorker::SnmpWorker()
{
    // Not on our thread yet: others may be reading the environment then.
    qputenv("MIBS", "");
}

SnmpWorker::~SnmpWorker()
{
    while (!m_jobs.empty())
        cancel(m_jobs.begin()->first);
}

void SnmpWorker::ask(quint64 id, const SnmpLoop::Question &question, const Promise &promise)
{
    beginLibrary();
    auto made = std::make_unique<Job>();
    Job &job = *made;
    job.id = id;
    job.question = question;
    job.promise = promise;
    job.worker = this;
    m_jobs.emplace(id, std::move(made));
    const QString host = question.target.host;
    if (host.isEmpty() || !question.target.access.isConfigured()) {
        finish(job,
            std::unexpected(Error{.kind = ErrorKind::Validation,
                .detail = host.isEmpty()
                    ? u"no address is known to ask"_s
                    : u"neither a community nor a user is configured ([snmp] in the profile)"_s,
                .source = u"snmp"_s}));
        return;
    }
    if (!QHostAddress(host).isNull()) {
        open(job, host);
        return;
    }
    // On Qt's own threads: net-snmp would look it up on this one, and everybody would wait.
    QHostInfo::lookupHost(host, this, [this, id](const QHostInfo &info) {
        const auto found = m_jobs.find(id);
        if (found == m_jobs.end())
            return;
        const QList<QHostAddress> addresses = info.addresses();
        if (addresses.isEmpty())
            fail(*found->second, SnmpFailure::HostNotFound, info.errorString());
        else
            open(*found->second, addresses.first().toString());
    });
}

void SnmpWorker::cancel(quint64 id)
{
    const auto found = m_jobs.find(id);
    if (found != m_jobs.end())
        finish(*found->second,
            std::unexpected(Error{
                .kind = ErrorKind::Cancelled, .detail = u"cancelled"_s, .source = u"snmp"_s}));
}

QByteArray SnmpWorker::keyOf(const QString &protocol, const QByteArray &password)
{
    const QByteArray name = protocol.toLatin1() + '\0' + password;
    if (const auto known = m_keys.constFind(name); known != m_keys.cend())
        return *known;
    std::size_t length = 0;
    const oid *type =
        sc_get_auth_oid(usm_lookup_auth_type(protocol.toLatin1().constData()), &length);
    std::array<u_char, USM_AUTH_KU_LEN> key{};
    std::size_t keyLength = key.size();
    if (!type
        || generate_Ku(type, u_int(length), reinterpret_cast<const u_char *>(password.constData()),
               std::size_t(password.size()), key.data(), &keyLength)
            != SNMPERR_SUCCESS)
        return {};
    if (m_keys.size() >= mostKeys)
        m_keys.clear();
    const QByteArray made(reinterpret_cast<const char *>(key.data()), qsizetype(keyLength));
    m_keys.insert(name, made);
    return made;
}

void SnmpWorker::open(Job &job, const QString &address)
{
    const SnmpTarget &target = job.question.target;
    const SnmpAccess &access = target.access;
    const bool isV6 = QHostAddress(address).protocol() == QAbstractSocket::IPv6Protocol;
    QByteArray peer =
        (isV6 ? u"udp6:[%1]:%2"_s : u"udp:%1:%2"_s).arg(address).arg(target.port).toLatin1();
    QByteArray community = access.community;
    QByteArray user = access.user;
    netsnmp_session session;
    snmp_sess_init(&session);
    session.peername = peer.data();
    session.timeout = long(std::chrono::microseconds(target.timeout).count());
    session.retries = target.retries;
    session.flags |= SNMP_FLAGS_DONT_PROBE; // it would wait for the answer here
    if (!job.isVersion3()) {
        session.version = SNMP_VERSION_2c;
        session.community = reinterpret_cast<u_char *>(community.data());
        session.community_len = std::size_t(community.size());
    } else {
        session.version = SNMP_VERSION_3;
        session.securityModel = SNMP_SEC_MODEL_USM;
        session.securityName = user.data();
        session.securityNameLen = std::size_t(user.size());
        session.securityLevel = SNMP_SEC_LEVEL_NOAUTH;
        if (access.level != SnmpAccess::Level::NoAuth) {
            session.securityLevel = SNMP_SEC_LEVEL_AUTHNOPRIV;
            session.securityAuthProto =
                sc_get_auth_oid(usm_lookup_auth_type(access.authProtocol.toLatin1().constData()),
                    &session.securityAuthProtoLen);
            const QByteArray key = keyOf(access.authProtocol, access.authPassword);
            if (key.isEmpty()) {
                fail(job, SnmpFailure::WrongDigest,
                    u"%1 is not built into this net-snmp"_s.arg(access.authProtocol));
                return;
            }
            session.securityAuthKeyLen = std::size_t(key.size());
            std::memcpy(session.securityAuthKey, key.constData(), session.securityAuthKeyLen);
        }
        if (access.level == SnmpAccess::Level::AuthPriv) {
            session.securityLevel = SNMP_SEC_LEVEL_AUTHPRIV;
            session.securityPrivProto =
                sc_get_priv_oid(usm_lookup_priv_type(access.privProtocol.toLatin1().constData()),
                    &session.securityPrivProtoLen);
            const QByteArray key = keyOf(access.authProtocol, access.privPassword);
            if (!session.securityPrivProto || key.isEmpty()) {
                fail(job, SnmpFailure::Decryption,
                    u"%1 is not built into this net-snmp"_s.arg(access.privProtocol));
                return;
            }
            session.securityPrivKeyLen =
                std::min<std::size_t>(std::size_t(key.size()), USM_PRIV_KU_LEN);
            std::memcpy(session.securityPrivKey, key.constData(), session.securityPrivKeyLen);
        }
    }
    job.session = snmp_sess_open(&session);
    if (!job.session) {
        failBy(job, session.s_snmp_errno);
        return;
    }
    // Opening takes the flag away again, and the first request would probe and wait.
    snmp_sess_session(job.session)->flags |= SNMP_FLAGS_DONT_PROBE;
    const int socket = snmp_sess_transport(job.session)->sock;
    job.timer = new QTimer(this);
    job.timer->setSingleShot(true);
    connect(job.timer, &QTimer::timeout, this, [this, &job] {
        snmp_sess_timeout(job.session);
        goOn(job);
    });
    job.notifier = new QSocketNotifier(socket, QSocketNotifier::Read, this);
    connect(job.notifier, &QSocketNotifier::activated, this, [this, &job, socket] {
        netsnmp_large_fd_set ready;
        netsnmp_large_fd_set_init(&ready, socket + 1);
        NETSNMP_LARGE_FD_SET(socket, &ready);
        snmp_sess_read2(job.session, &ready);
        netsnmp_large_fd_set_cleanup(&ready);
        goOn(job);
    });
    if (job.isVersion3())
        probe(job);
    else
        send(job);
}

void SnmpWorker::probe(Job &job)
{
    job.stage = job.stage == Job::Stage::Ask ? Job::Stage::Check : Job::Stage::Probe;
    netsnmp_pdu *pdu = probePdu();
    if (snmp_sess_async_send(job.session, pdu, &Job::onEvent, &job) == 0) {
        const int error = snmp_sess_session(job.session)->s_snmp_errno;
        snmp_free_pdu(pdu);
        failBy(job, error);
        return;
    }
    wait(job);
}

void SnmpWorker::send(Job &job)
{
    job.stage = Job::Stage::Ask;
    const bool isWalk = job.question.mostRows > 0;
    netsnmp_pdu *pdu = snmp_pdu_create(isWalk ? SNMP_MSG_GETBULK : SNMP_MSG_GET);
    if (isWalk) {
        pdu->non_repeaters = 0;
        pdu->max_repetitions = repetitions;
    }
    const QList<Oid> objects =
        isWalk && !job.last.isEmpty() ? QList<Oid>{job.last} : job.question.objects;
    for (const Oid &object : objects) {
        std::array<oid, Oid::maximumLength> parts{};
        std::ranges::copy(object.parts(), parts.begin());
        snmp_add_null_var(pdu, parts.data(), std::size_t(object.size()));
    }
    if (snmp_sess_async_send(job.session, pdu, &Job::onEvent, &job) == 0) {
        const int error = snmp_sess_session(job.session)->s_snmp_errno;
        snmp_free_pdu(pdu);
        failBy(job, error);
        return;
    }
    wait(job);
}

void SnmpWorker::wait(Job &job)
{
    int count = 0;
    int isEndless = 1;
    timeval next{};
    netsnmp_large_fd_set set;
    netsnmp_large_fd_set_init(&set, FD_SETSIZE);
    snmp_sess_select_info2(job.session, &count, &set, &next, &isEndless);
    netsnmp_large_fd_set_cleanup(&set);
    if (isEndless)
        job.timer->stop();
    else
        job.timer->start(int(next.tv_sec * 1000 + next.tv_usec / 1000 + 1));
}

void SnmpWorker::goOn(Job &job)
{
    const auto event = std::exchange(job.event, Job::Event::None);
    switch (event) {
    case Job::Event::None:
        wait(job);
        return;
    case Job::Event::Timeout:
        // Signed and encrypted with a wrong key is dropped without a word by many agents. Whether
        // it is that, or nobody is there, tells a question in the clear.
        if (job.stage == Job::Stage::Ask
            && job.question.target.access.level == SnmpAccess::Level::AuthPriv && job.isVersion3())
            probe(job);
        else
            fail(job, SnmpFailure::Timeout);
        return;
    case Job::Event::SendFailed:
        fail(job, SnmpFailure::Unreachable);
        return;
    case Job::Event::SecurityError:
        failBy(job, job.eventError);
        return;
    case Job::Event::Report:
    case Job::Event::Answer:
        if (job.stage == Job::Stage::Check) {
            fail(job, SnmpFailure::Decryption);
        } else if (job.stage == Job::Stage::Probe) {
            netsnmp_session *session = snmp_sess_session(job.session);
            if (session->securityEngineIDLen == 0)
                fail(job, SnmpFailure::Garbled, u"it does not tell its engine"_s);
            else if (const int error = makeUser(*session); error != SNMPERR_SUCCESS)
                failBy(job, error);
            else
                send(job);
        } else if (event == Job::Event::Report) {
            failBy(job, job.eventError);
        } else {
            goOnAfterAnswer(job);
        }
        return;
    }
}

void SnmpWorker::goOnAfterAnswer(Job &job)
{
    const int status = job.eventError;
    if (status == SNMP_ERR_NOACCESS || status == SNMP_ERR_AUTHORIZATIONERROR) {
        fail(job, SnmpFailure::NoAccess, {}, status);
        return;
    }
    if (status != SNMP_ERR_NOERROR) {
        fail(job, SnmpFailure::AgentError,
            u"%1 (object %2)"_s.arg(QString::fromLatin1(snmp_errstring(status)))
                .arg(job.eventIndex),
            status);
        return;
    }
    if (job.question.mostRows > 0) {
        takeRows(job);
        return;
    }
    const bool isAsAsked =
        std::ranges::equal(job.eventRows, job.question.objects, {}, &VarBind::oid);
    if (!isAsAsked) {
        fail(job, SnmpFailure::Garbled, u"it is about other objects"_s);
        return;
    }
    job.answer.rows = std::exchange(job.eventRows, {});
    finish(job, std::exchange(job.answer, {}));
}

void SnmpWorker::takeRows(Job &job)
{
    const Oid &root = job.question.objects.first();
    bool isDone = job.eventRows.isEmpty();
    for (const VarBind &row : std::as_const(job.eventRows)) {
        if (row.value.type == SnmpValue::Type::EndOfMib || !row.oid.startsWith(root)) {
            isDone = true;
            break;
        }
        // Such an agent would be walked for ever.
        if (row.oid <= (job.last.isEmpty() ? root : job.last)) {
            fail(job, SnmpFailure::Garbled,
                u"its table runs backwards at %1"_s.arg(row.oid.toString()));
            return;
        }
        if (job.answer.rows.size() == job.question.mostRows) {
            job.answer.isWhole = false;
            isDone = true;
            break;
        }
        job.last = row.oid;
        job.answer.rows.append(row);
    }
    if (isDone)
        finish(job, std::exchange(job.answer, {}));
    else
        send(job);
}

void SnmpWorker::fail(Job &job, SnmpFailure failure, const QString &more, int code)
{
    finish(job, std::unexpected(snmpError(failure, job.question.target, more, code)));
}

void SnmpWorker::failBy(Job &job, int snmpError)
{
    if (const auto failure = failureOf(snmpError))
        fail(job, *failure, {}, snmpError);
    else
        fail(job, SnmpFailure::Garbled, QString::fromLatin1(snmp_api_errstring(snmpError)),
            snmpError);
}

void SnmpWorker::finish(Job &job, Result<SnmpLoop::Answer> result)
{
    // The caller may stand in a signal of one of them.
    if (job.notifier) {
        job.notifier->setEnabled(false);
        job.notifier->disconnect();
        job.notifier->deleteLater();
    }
    if (job.timer) {
        job.timer->stop();
        job.timer->disconnect();
        job.timer->deleteLater();
    }
    if (job.session)
        snmp_sess_close(job.session);
    const Promise promise = std::move(job.promise);
    m_jobs.erase(job.id);
    promise->addResult(std::move(result));
    promise->finish();
}

} // namespace FibreDesk::Cpe
