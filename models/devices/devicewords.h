// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/devicefacts.h"

#include <QCoreApplication>

namespace FibreDesk {

/// What sources say of a device, in people's words. Pure functions of value and language.
class DeviceWords {
    Q_DECLARE_TR_FUNCTIONS(DeviceWords)

public:
    /// The part of the page a fact stands in.
    enum Group { Line, Internet, Device, Contact };

    [[nodiscard]] static Group groupOf(Cpe::FactKey key);
    [[nodiscard]] static QString groupTitle(Group group);
    [[nodiscard]] static QString label(Cpe::FactKey key);
    [[nodiscard]] static QString text(const Cpe::Fact &fact, const QString &language);
    /// One of the theme's tones; empty = nothing to say.
    [[nodiscard]] static QString tone(const Cpe::Fact &fact);
    [[nodiscard]] static QString source(Cpe::Source source);
    [[nodiscard]] static QString band(Cpe::Band band);
    /// "-67 dBm", with a real minus.
    [[nodiscard]] static QString level(double dbm, const QString &language, int decimals = 1);
    /// 0 to 100: −90 dBm and less are 0, −40 and more 100.
    [[nodiscard]] static int signalPercent(int dbm);
    /// The level that signalPercent() makes this of, for its word and its bars.
    [[nodiscard]] static int dbmOfPercent(int percent);
    /// 0 to 4.
    [[nodiscard]] static int signalBars(int dbm);
    [[nodiscard]] static QString signalWord(int dbm);
    /// "Firmware: the ACS says 1.0 (10:02), the device itself 1.1 (10:12)".
    [[nodiscard]] static QString contradiction(
        const Cpe::Contradiction &contradiction, const QString &language);
};

} // namespace FibreDesk
