// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/acs/trfacts.h"

/// What the two mappings share.
namespace FibreDesk::Cpe::Acs {

/// Reads parameters of one device into facts.
class TrReader {
public:
    TrReader(const ParameterTree &tree, DeviceFacts &facts)
        : m_tree(tree)
        , m_facts(facts)
    {
    }

    [[nodiscard]] const ParameterTree &tree() const { return m_tree; }
    [[nodiscard]] DeviceFacts &facts() { return m_facts; }
    /// The number of a row where there are several, else nothing.
    [[nodiscard]] static QString instance(int row, qsizetype rows)
    {
        return rows > 1 ? QString::number(row) : QString();
    }

    void text(FactKey key, const QString &path, const QString &instance = {});
    /// False where it was never read.
    bool number(FactKey key, const QString &path, Unit unit, const QString &instance = {});
    void level(FactKey key, const QString &path, const std::optional<Level> &level,
        const QString &instance);
    [[nodiscard]] QDateTime timeOf(const QString &path) const;
    /// Of both kinds of tables alike.
    void wiredPort(const QString &id, const QString &object, const QString &rate);
    [[nodiscard]] bool isUp(const QString &status) const;

private:
    [[nodiscard]] Fact fact(FactKey key, const Parameter &parameter, const QString &instance) const;

    const ParameterTree &m_tree;
    DeviceFacts &m_facts;
};

void readTr098(TrReader &reader);
void readTr181(TrReader &reader);

} // namespace FibreDesk::Cpe::Acs
