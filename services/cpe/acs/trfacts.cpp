// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/trfacts.h"

#include "cpe/acs/trreader.h"

#include <QRegularExpression>

#include <cmath>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

constexpr double LeastLevel = -40; // dBm: no receiver hears less
constexpr double MostLevel = 10; // no transmitter of these sends more

Level judged(double dbm)
{
    Level level{.dbm = dbm};
    if (dbm < LeastLevel || dbm > MostLevel)
        level.rejected = u"%1 dBm is outside -40..10 dBm"_s.arg(dbm);
    return level;
}

void addMetadata(const DeviceRecord &device, DeviceFacts &facts)
{
    // The server's own record of the device, told with every inform.
    const auto told = [&facts, &device](FactKey key, const QVariant &value) {
        facts.facts.append(
            {.key = key, .value = value, .source = Source::Acs, .readAt = device.lastInform});
    };
    const auto isThere = [&facts](FactKey key) { return best(facts, key).has_value(); };
    if (!device.serial.isEmpty())
        told(FactKey::SerialNumber, device.serial);
    if (!device.productClass.isEmpty())
        told(FactKey::ProductClass, device.productClass);
    if (!device.manufacturer.isEmpty() && !isThere(FactKey::Manufacturer))
        told(FactKey::Manufacturer, device.manufacturer);
    if (device.lastInform.isValid())
        told(FactKey::LastInform, device.lastInform);
    if (device.lastBoot.isValid())
        told(FactKey::LastBoot, device.lastBoot);
    if (device.registered.isValid())
        told(FactKey::Registered, device.registered);
}

} // namespace

std::optional<Level> levelOfThousandths(const QString &text)
{
    bool isNumber = false;
    const double number = text.trimmed().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return {};
    constexpr double leastThousandths = 100;
    if (std::abs(number) < leastThousandths)
        return Level{.dbm = number / 1000,
            .rejected = u"%1 is no believable number of 0.001 dBm"_s.arg(number)};
    return judged(number / 1000);
}

std::optional<Level> levelOfText(const QString &text)
{
    static const QRegularExpression shape(
        u"^([+-]?[0-9]+(?:[.,][0-9]+)?)\\s*(?:dbm)?$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = shape.match(text.trimmed());
    if (!match.hasMatch())
        return {};
    QString number = match.captured(1);
    number.replace(u',', u'.');
    Level level = judged(number.toDouble());
    if (level.dbm == 0)
        level.rejected = u"0 dBm is no reading"_s;
    return level;
}

std::optional<int> dbmOfRcpi(qint64 rcpi)
{
    constexpr qint64 most = 220;
    if (rcpi < 0 || rcpi > most)
        return {};
    return int(std::lround(double(rcpi) / 2 - 110));
}

Signal signalOf(qint64 told)
{
    constexpr qint64 faintest = -120;
    if (told < 0)
        return told >= faintest ? Signal{.dbm = int(told)} : Signal{};
    return told >= 1 && told <= 100 ? Signal{.percent = int(told)} : Signal{};
}

Fact TrReader::fact(FactKey key, const Parameter &parameter, const QString &instance) const
{
    return {.key = key,
        .instance = instance,
        .value = parameter.value,
        .source = Source::Acs,
        .readAt = parameter.readAt,
        .path = parameter.path,
        .isWritable = parameter.isWritable};
}

void TrReader::text(FactKey key, const QString &path, const QString &instance)
{
    const Parameter *parameter = m_tree.value(path);
    if (!parameter)
        return;
    Fact said = fact(key, *parameter, instance);
    const QString words = parameter->value.toString().trimmed();
    if (words.isEmpty())
        return;
    said.value = words;
    m_facts.facts.append(said);
}

bool TrReader::number(FactKey key, const QString &path, Unit unit, const QString &instance)
{
    const auto number = m_tree.number(path);
    if (!number)
        return false;
    Fact said = fact(key, *m_tree.value(path), instance);
    said.value = *number;
    said.unit = unit;
    if (*number < 0)
        said.rejected = u"%1 is below zero"_s.arg(*number);
    m_facts.facts.append(said);
    return true;
}

void TrReader::level(
    FactKey key, const QString &path, const std::optional<Level> &level, const QString &instance)
{
    const Parameter *parameter = m_tree.value(path);
    if (!parameter || !level)
        return;
    Fact said = fact(key, *parameter, instance);
    said.value = level->dbm;
    said.unit = Unit::Dbm;
    said.rejected = level->rejected;
    m_facts.facts.append(said);
}

QDateTime TrReader::timeOf(const QString &path) const
{
    const Parameter *parameter = m_tree.value(path);
    return parameter ? parameter->readAt : QDateTime();
}

bool TrReader::isUp(const QString &status) const
{
    return status.compare("Up"_L1, Qt::CaseInsensitive) == 0;
}

void TrReader::wiredPort(const QString &id, const QString &object, const QString &rate)
{
    LanPort port{.id = id, .source = Source::Acs, .readAt = m_tree.youngest(object)};
    if (const QString status = m_tree.text(object + u".Status"_s); !status.isEmpty())
        port.up = isUp(status);
    const auto megabits = m_tree.number(rate);
    if (megabits && *megabits > 0 && *megabits <= 1'000'000)
        port.megabits = int(*megabits);
    const auto received = m_tree.number(object + u".Stats.ErrorsReceived"_s);
    const auto sent = m_tree.number(object + u".Stats.ErrorsSent"_s);
    if (received || sent)
        port.errors = received.value_or(0) + sent.value_or(0);
    m_facts.lanPorts.append(port);
}

DeviceFacts factsOf(const DeviceRecord &device)
{
    DeviceFacts facts{.serial = device.serial};
    TrReader reader(device.tree, facts);
    switch (dataModel(device.tree)) {
    case DataModel::Tr098:
        readTr098(reader);
        break;
    case DataModel::Tr181:
        readTr181(reader);
        break;
    case DataModel::None:
        break;
    }
    addMetadata(device, facts);
    return facts;
}

} // namespace FibreDesk::Cpe::Acs
