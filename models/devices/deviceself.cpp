// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deviceself.h"

#include "core/wipe.h"
#include "cpe/devicetext.h"
#include "devicewords.h"

#include <QUuid>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::TpLink::WifiChange;
using Cpe::TpLink::WifiOutcome;

namespace {

/// "DEV2_ADT_WIFI_COMMON:1,0,0,0,0,0": which of the object's instances.
QString stackOf(const Cpe::Radio &radio)
{
    return radio.path.section(u':', 1);
}

} // namespace

DeviceSelf::DeviceSelf(Parts parts, Clock clock, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_clock(std::move(clock))
    , m_networks({"title"}, 0)
{
    connect(m_parts.live, &DeviceLive::changed, this, &DeviceSelf::show);
}

void DeviceSelf::show()
{
    const QString &serial = m_parts.live->device().serial;
    if (serial != m_serial) {
        m_serial = serial;
        m_error = {};
        m_said.clear();
        m_tone.clear();
    }
    m_radios.clear();
    std::vector<RecordModel::Row> rows;
    for (const Cpe::Radio &radio : m_parts.live->diary().facts.radios) {
        if (radio.source == Cpe::Source::Web && !stackOf(radio).isEmpty()) {
            QStringList title{radio.ssid, DeviceWords::band(radio.band)};
            title.removeAll({});
            rows.push_back({stackOf(radio), {title.join(u" · "_s)}});
            m_radios.append(radio);
        }
    }
    m_networks.applySnapshot(std::move(rows));
    Q_EMIT changed();
}

bool DeviceSelf::canChange() const
{
    return m_parts.changeWifi && m_parts.live->hasAnswered(Cpe::Source::Web);
}

bool DeviceSelf::isOffered() const
{
    const DeviceLive &live = *m_parts.live;
    if (!canChange()) {
        return false;
    }
    if (!live.hasWay(Cpe::Source::Acs) || live.isAcsSilent()) {
        return true;
    }
    // While it is not asked, or has not answered yet, nobody knows that it is no way.
    return live.hasAnswered(Cpe::Source::Acs)
        && (!m_parts.isKnownToAcs || !m_parts.isKnownToAcs(live.device()));
}

Cpe::Radio DeviceSelf::radioAt(int network) const
{
    return network >= 0 && network < m_radios.size() ? m_radios.at(network) : Cpe::Radio();
}

QVariantMap DeviceSelf::wifiChange(int network, const QString &name) const
{
    const Cpe::Radio radio = radioAt(network);
    if (radio.path.isEmpty()) {
        return {};
    }
    return {{u"band"_s, DeviceWords::band(radio.band)}, {u"before"_s, radio.ssid},
        {u"after"_s, name.isEmpty() ? radio.ssid : name},
        {u"clients"_s, radio.clients ? QVariant(*radio.clients) : QVariant()},
        {u"canName"_s, !radio.ssidPath.isEmpty()},
        {u"canPassword"_s, !radio.passphrasePath.isEmpty()}};
}

void DeviceSelf::begin()
{
    m_isSending = true;
    m_error = {};
    m_said.clear();
    m_tone.clear();
    Q_EMIT changed();
}

void DeviceSelf::changeWifi(int network, const QString &name, const QString &password)
{
    const Cpe::Radio radio = radioAt(network);
    if (!canChange() || m_isSending || radio.path.isEmpty()) {
        return;
    }
    Work work{.serial = m_serial,
        .kind = u"webWifi"_s,
        .title = tr("Wi-Fi changed on its own page"),
        .asked = m_clock.now()};
    WifiChange change{.stack = stackOf(radio)};
    if (!name.isEmpty() && name != radio.ssid && !radio.ssidPath.isEmpty()) {
        change.ssid = name;
        work.before.insert(radio.ssidPath, radio.ssid);
        work.after.insert(radio.ssidPath, name);
    }
    if (!password.isEmpty() && !radio.passphrasePath.isEmpty()) {
        change.password = password.toUtf8();
        work.after.insert(radio.passphrasePath, QString());
    }
    if (work.after.isEmpty()) {
        return;
    }
    begin();
    QCoro::connect(m_parts.changeWifi(m_parts.live->device(), change), this,
        [this, work](const Result<Outcomes> &outcomes) {
            if (!outcomes) {
                const bool isOpen = outcomes.error().kind == ErrorKind::Uncertain
                    || outcomes.error().kind == ErrorKind::Cancelled;
                finish(work, isOpen ? u"unknown"_s : u"refused"_s,
                    isOpen ? tr("nobody can say whether it was done") : tr("not done"),
                    outcomes.error());
                return;
            }
            QStringList other;
            bool isProven = true;
            for (const WifiOutcome &one : *outcomes) {
                if (one.state == WifiOutcome::State::Differs) {
                    other.append(one.after.isEmpty()
                            ? one.attribute
                            : tr("%1 is “%2”").arg(one.attribute, Cpe::deviceText(one.after)));
                }
                isProven = isProven && one.state == WifiOutcome::State::Confirmed;
            }
            if (!other.isEmpty()) {
                finish(work, u"differs"_s,
                    tr("taken, and the device says otherwise: %1").arg(other.join(u", "_s)));
            } else {
                finish(work, u"done"_s,
                    isProven ? tr("done, and read back")
                             : tr("done, says the device; not all of it can be read back"));
            }
        });
    if (change.password) {
        wipe(*change.password);
    }
}

void DeviceSelf::reboot()
{
    if (!canChange() || m_isSending) {
        return;
    }
    const Work work{.serial = m_serial,
        .kind = u"webReboot"_s,
        .title = tr("Restart from its own page"),
        .asked = m_clock.now()};
    begin();
    QCoro::connect(
        m_parts.reboot(m_parts.live->device()), this, [this, work](const Result<void> &done) {
            if (done) {
                finish(work, u"done"_s, tr("the device says that it starts again"));
            } else if (done.error().kind == ErrorKind::Uncertain) {
                finish(work, u"unknown"_s, tr("it may be starting again: look in two minutes"),
                    done.error());
            } else {
                finish(work, u"refused"_s, tr("not done"), done.error());
            }
        });
}

void DeviceSelf::finish(const Work &work, const QString &outcome, const QString &words,
    const std::optional<Error> &error)
{
    m_isSending = false;
    QStringList lines{tr("Device %1: %2, %3").arg(work.serial, work.title, words)};
    for (auto it = work.after.begin(); it != work.after.end(); ++it) {
        const QString after = it.value().toString();
        lines.append(after.isEmpty()
                ? tr("%1: a new secret").arg(it.key())
                : tr("%1: “%2” → “%3”")
                      .arg(it.key(), work.before.value(it.key()).toString(), after));
    }
    const ErrorText why = error ? errorText(*error) : ErrorText();
    const bool mayHaveChanged = outcome != "refused"_L1;
    const QString text = mayHaveChanged ? lines.join(u'\n') : QString();
    m_parts.live->note(work.serial,
        {.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
            .at = work.asked,
            .who = m_parts.user ? m_parts.user() : QString(),
            .kind = work.kind,
            .outcome = outcome,
            .before = work.before,
            .after = work.after,
            .note = text,
            .detail = error ? Cpe::deviceText(why.sentence()) : QString()});
    if (work.serial == m_serial) {
        m_error = why;
        m_said = tr("%1: %2").arg(work.title, words);
        m_tone = outcome == "done"_L1 ? u"ok"_s
            : outcome == "unknown"_L1 ? u"uncertain"_s
                                      : u"danger"_s;
        if (outcome == "done"_L1 && work.kind == "webWifi"_L1) {
            m_parts.live->ask(u"web"_s);
        }
    }
    if (mayHaveChanged) {
        Q_EMIT settled(work.serial, text);
    }
    Q_EMIT changed();
}

} // namespace FibreDesk
