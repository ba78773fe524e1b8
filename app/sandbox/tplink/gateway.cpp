// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tplink/gateway.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSslConfiguration>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostWrong = 5;
constexpr qint64 lockedFor = 1800; // s
constexpr qint64 restartTakes = 3000; // ms
/// The sandbox's own: no unit has been seen with a second session.
constexpr int otherSessionCode = 71222;

QByteArray randomHex(int digits)
{
    QByteArray hex;
    while (hex.size() < digits)
        hex +=
            QByteArray::number(QRandomGenerator::global()->generate(), 16).rightJustified(8, '0');
    return hex.left(digits);
}

QSslConfiguration serverTls(const DeviceCertificate &made)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(made.certificate);
    tls.setPrivateKey(made.key);
    return tls;
}

HttpResponse script(const QByteArray &text)
{
    return {200, "text/html; charset=utf-8", text, {}};
}

QByteArray field(const QByteArray &body, const QByteArray &name)
{
    for (const QByteArray &line : body.split('\n')) {
        if (line.startsWith(name + '='))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

Gateway::Gateway(Setup setup, FaultBoard *faults)
    : m_setup(std::move(setup))
    , m_lock(m_setup.cipher)
    , m_state(m_setup.serial, m_setup.model, m_setup.showsPasswords)
    , m_server(std::make_unique<HttpServer>(u"tplink"_s, faults))
{
    if (m_setup.isTls)
        m_server->setTls(serverTls(DeviceCertificate::make()));
    m_server->route("/", this);
}

bool Gateway::listen(quint16 port)
{
    return m_server->listen(port);
}

QString Gateway::address() const
{
    return u"127.0.0.1:%1"_s.arg(port());
}

bool Gateway::isLocked() const
{
    return m_lockedSince.isValid() && m_lockedSince.elapsed() < lockedFor * 1000;
}

QJsonObject Gateway::toJson() const
{
    return {{u"serial"_s, m_setup.serial}, {u"address"_s, address()},
        {u"family"_s, m_setup.cipher == DeviceLock::Cipher::Cbc ? u"cbc"_s : u"gcm"_s},
        {u"tls"_s, m_setup.isTls}, {u"user"_s, m_setup.user}, {u"locked"_s, isLocked()},
        {u"session"_s, hasSession()}, {u"sign_ins"_s, m_counts.signIns},
        {u"strange_sign_ins"_s, m_counts.strangeSignIns},
        {u"wrong_passwords"_s, m_counts.wrongPasswords}, {u"calls"_s, m_counts.calls},
        {u"refused_calls"_s, m_counts.refusedCalls}, {u"log_outs"_s, m_counts.logOuts},
        {u"reboots"_s, m_counts.reboots}};
}

void Gateway::renewCertificate()
{
    if (m_setup.isTls) {
        m_server->dropAll();
        m_server->setTls(serverTls(DeviceCertificate::make()));
    }
}

void Gateway::unlock()
{
    m_wrong = 0;
    m_lockedSince.invalidate();
}

void Gateway::setOtherSession(bool isActive)
{
    m_hasOther = isActive;
    if (isActive)
        endSession();
}

void Gateway::endSession()
{
    m_cookie.clear();
    m_token.clear();
    m_key.clear();
    m_iv.clear();
    m_hash.clear();
}

HttpResponse Gateway::faultResponse(int status, const Fault &fault, const HttpRequest &) const
{
    const QString reason = QString::fromLatin1(reasonPhrase(status));
    const QString text = fault.body.isEmpty()
        ? u"<html><head><title>%1 %2</title></head></html>"_s.arg(status).arg(reason)
        : fault.body;
    return HttpResponse::html(status, text);
}

void Gateway::handle(const HttpRequest &request, const ExchangePtr &exchange)
{
    if (m_restarting.isValid() && m_restarting.elapsed() < restartTakes) {
        exchange->abort();
        return;
    }
    const QByteArray host = request.header("host");
    const QByteArray scheme = m_setup.isTls ? "https" : "http";
    if (request.rawPath.startsWith("/cgi")
        && !request.header("referer").startsWith(scheme + "://" + host + '/')) {
        exchange->send(HttpResponse::html(403, u"<html><title>403 Forbidden</title></html>"_s));
    } else if (request.method == "GET" && request.rawPath == "/") {
        exchange->send(page(request));
    } else if (request.method == "POST"
        && request.rawPath == (m_setup.hasOldKeyPath ? "/cgi/getParm" : "/cgi/getGDPRParm")) {
        exchange->send(keyPage());
    } else if (request.method == "POST" && request.target == "/cgi_gdpr?9") {
        const auto answer = encrypted(request);
        if (answer)
            exchange->send(*answer);
        else
            exchange->abort();
    } else {
        exchange->send(HttpResponse::html(404, u"<html><title>404 Not Found</title></html>"_s));
    }
}

HttpResponse Gateway::page(const HttpRequest &request) const
{
    const bool isOurs = hasSession() && request.header("cookie").contains("JSESSIONID=" + m_cookie);
    const QByteArray token =
        isOurs ? "<script type=\"text/javascript\">var token=\"" + m_token + "\";</script>" : "";
    return script("<!DOCTYPE html><html><head><title>" + m_setup.model.toUtf8() + "</title>" + token
        + "</head><body></body></html>");
}

HttpResponse Gateway::keyPage()
{
    ++m_counts.keys;
    m_offered = QRandomGenerator::global()->bounded(100'000'000U, 999'999'999U);
    return script("[cgi]0\nvar ee=\"010001\";\nvar nn=\"" + m_lock.modulusHex() + "\";\nvar seq=\""
        + QByteArray::number(m_offered) + "\";\n$.ret=0;\n[error]0");
}

HttpResponse Gateway::badRequest() const
{
    return m_setup.cipher == DeviceLock::Cipher::Cbc
        ? script("$.ret=71234;\n[error]0")
        : HttpResponse::html(406, u"<html><title>406 Not Acceptable</title></html>"_s);
}

std::optional<HttpResponse> Gateway::encrypted(const HttpRequest &request)
{
    const auto signature = m_lock.openSignature(field(request.body, "sign"));
    const QByteArray data = field(request.body, "data");
    const QByteArray tag = field(request.body, "tag");
    if (!signature)
        return badRequest();
    if (signature->contains("key"))
        return signIn(*signature, data, tag);
    return call(request, *signature, data, tag);
}

HttpResponse Gateway::signIn(
    const QHash<QByteArray, QByteArray> &signature, const QByteArray &data, const QByteArray &tag)
{
    QByteArray key;
    QByteArray iv;
    if (!m_lock.takeSessionKey(signature, &key, &iv)) {
        ++m_counts.strangeSignIns;
        return badRequest();
    }
    const auto plain = m_lock.open(key, iv, data, tag);
    if (!plain || signature.value("s").toULongLong() != m_offered + quint64(data.size()))
        return badRequest();
    ++m_counts.signIns;
    const auto sealed = [&](const QByteArray &text) { return script(m_lock.close(key, iv, text)); };
    const QJsonObject question = QJsonDocument::fromJson(*plain).object();
    const QJsonObject given = question.value("data"_L1).toObject();
    const auto decoded = [&given](QLatin1StringView name) {
        return QByteArray::fromBase64(given.value(name).toString().toLatin1());
    };
    const QByteArray user = decoded("UserName"_L1);
    const QByteArray password = decoded("Passwd"_L1);
    const QByteArray hash =
        QCryptographicHash::hash(user + password, QCryptographicHash::Md5).toHex();
    if (question.value("oid"_L1).toString() != "/cgi/login"_L1 || signature.value("h") != hash)
        return sealed("$.ret=71234;");
    const auto refusal = [&] {
        const qint64 left = isLocked() ? lockedFor - m_lockedSince.elapsed() / 1000 : 0;
        return sealed("var currAuthTimes=" + QByteArray::number(m_wrong)
            + ";\nvar currForbidTime=" + QByteArray::number(left) + ";\n$.ret=71233;\n");
    };
    if (isLocked())
        return refusal();
    if (m_lockedSince.isValid())
        unlock();
    if (user != m_setup.user.toUtf8() || password != m_setup.password.toUtf8()) {
        ++m_counts.wrongPasswords;
        if (++m_wrong >= mostWrong)
            m_lockedSince.start();
        return refusal();
    }
    m_wrong = 0;
    if (m_hasOther || hasSession()) {
        // Firmware differs: some say so, some let the visitor stand without a session.
        return m_setup.cipher == DeviceLock::Cipher::Cbc
            ? sealed("$.ret=" + QByteArray::number(otherSessionCode) + ";\n")
            : sealed("$.ret=0;\n");
    }
    m_cookie = randomHex(30);
    m_token = randomHex(30);
    m_key = key;
    m_iv = iv;
    m_hash = hash;
    m_sequence = m_offered;
    HttpResponse response = sealed("$.ret=0;\n");
    response.headers.append({"Set-Cookie", "JSESSIONID=" + m_cookie + "; HttpOnly; path=/"});
    return response;
}

std::optional<HttpResponse> Gateway::call(const HttpRequest &request,
    const QHash<QByteArray, QByteArray> &signature, const QByteArray &data, const QByteArray &tag)
{
    if (!hasSession() || !request.header("cookie").contains("JSESSIONID=" + m_cookie)
        || request.header("tokenid") != m_token || signature.value("h") != m_hash) {
        ++m_counts.refusedCalls;
        return HttpResponse::html(403, u"<html><title>403 Forbidden</title></html>"_s);
    }
    ++m_counts.calls;
    if (m_setup.stumblesEvery > 0 && m_counts.calls % m_setup.stumblesEvery == 0) {
        const bool isOdd = m_counts.calls / m_setup.stumblesEvery % 2 == 1;
        return HttpResponse::html(isOdd ? 500 : 406,
            isOdd ? u"<html><title>500 Internal Server Error</title></html>"_s
                  : u"<html><title>406 Not Acceptable</title></html>"_s);
    }
    const auto plain = m_lock.open(m_key, m_iv, data, tag);
    if (!plain || signature.value("s").toULongLong() != m_sequence + quint64(data.size()))
        return badRequest();
    const QJsonObject question = QJsonDocument::fromJson(*plain).object();
    const QString object = question.value("oid"_L1).toString();
    const QString operation = question.value("operation"_L1).toString();
    if (operation == "cgi"_L1 && object == "/cgi/logout"_L1) {
        ++m_counts.logOuts;
        endSession();
        return script({});
    }
    if (operation == "op"_L1 && object == "ACT_REBOOT"_L1) {
        ++m_counts.reboots;
        const QByteArray answer =
            m_lock.close(m_key, m_iv, R"({"operation":"op","oid":"ACT_REBOOT","success":true})");
        endSession();
        m_state.restart();
        m_restarting.start();
        if (operation == m_setup.losesAnswersTo)
            return {};
        return script(answer);
    }
    if (!m_setup.breaksOver.isEmpty() && object == m_setup.breaksOver)
        return HttpResponse::html(500, u"<html><title>500 Internal Server Error</title></html>"_s);
    const QJsonObject answer = m_state.answer(question);
    if (operation == m_setup.losesAnswersTo)
        return {};
    return script(m_lock.close(m_key, m_iv, QJsonDocument(answer).toJson(QJsonDocument::Compact)));
}

} // namespace FibreDesk::Sandbox
