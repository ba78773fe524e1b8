// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets.h"

#include "core/wipe.h"
#include "erp/erpclient.h"
#include "erp/secretread.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

const QString historyHint = u"x-kde-passwordManagerHint"_s;

QByteArray hashOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

QCoro::Task<Result<QByteArray>> refused(Error error)
{
    co_return std::unexpected(std::move(error));
}

} // namespace

Secrets::Secrets(Erp::ErpClient *erp, const Erp::FieldMap *map, Timing timing, QObject *parent)
    : QObject(parent)
    , m_erp(erp)
    , m_map(map)
    , m_timing(timing)
{
    m_clipboardTimer.setSingleShot(true);
    m_clipboardTimer.setInterval(m_timing.copied);
    connect(&m_clipboardTimer, &QTimer::timeout, this, &Secrets::clearClipboard);
    if (qGuiApp) {
        connect(qGuiApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState state) {
                if (state != Qt::ApplicationActive) {
                    hideAll();
                }
            });
    }
}

Secrets::~Secrets()
{
    // What was copied must not outlive the program.
    clearClipboard();
}

QStringList Secrets::fieldsOf(const QString &kind) const
{
    return m_map ? m_map->secrets(kind) : QStringList();
}

QString Secrets::labelOf(const QString &field) const
{
    if (field == "wifi_password"_L1) {
        return tr("Wi-Fi password");
    }
    if (field == "sip_password"_L1) {
        return tr("SIP password");
    }
    if (field == "device_password"_L1) {
        return tr("Device password");
    }
    if (field == "radius_user"_L1) {
        return tr("RADIUS user");
    }
    return field == "radius_password"_L1 ? tr("RADIUS password") : field;
}

void Secrets::setRefusal(const QString &reason)
{
    if (m_refusal == reason) {
        return;
    }
    m_refusal = reason;
    if (!m_refusal.isEmpty()) {
        hideAll(); // what is shown was allowed until now
    }
}

QCoro::Task<Result<QByteArray>> Secrets::read(
    const QString &kind, const QString &document, const QString &field, RequestScope *scope) const
{
    const QString server = m_map ? m_map->secretField(kind, field) : QString();
    if (!m_refusal.isEmpty()) {
        return refused({.kind = ErrorKind::Forbidden, .detail = m_refusal, .source = u"rights"_s});
    }
    if (!m_erp || server.isEmpty()) {
        return refused({.kind = ErrorKind::Unsupported, .source = u"secret"_s});
    }
    return Erp::readSecret(m_erp, m_map->doctype(kind), document, server, scope);
}

void Secrets::copy(const QString &value)
{
    QClipboard *clipboard = qGuiApp ? QGuiApplication::clipboard() : nullptr;
    if (!clipboard || value.isEmpty()) {
        return;
    }
    auto *data = new QMimeData;
    data->setText(QString(value.constData(), value.size())); // not shared with what is wiped
    data->setData(historyHint, "secret"_ba);
    clipboard->setMimeData(data);
    m_copied = hashOf(value);
    m_clipboardTimer.start();
}

void Secrets::clearClipboard()
{
    m_clipboardTimer.stop();
    const QByteArray ours = std::exchange(m_copied, {});
    QClipboard *clipboard = qGuiApp ? QGuiApplication::clipboard() : nullptr;
    if (ours.isEmpty() || !clipboard) {
        return;
    }
    QString there = clipboard->text();
    if (hashOf(there) != ours) {
        return; // somebody's own, and perhaps the very text that the clipboard holds: left whole
    }
    clipboard->clear();
    wipe(there);
    Q_EMIT clipboardCleared();
}

void Secrets::wipe(QString &text)
{
    FibreDesk::wipe(text);
}

void Secrets::wipe(QByteArray &bytes)
{
    FibreDesk::wipe(bytes);
}

} // namespace FibreDesk
