// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTranslator>

namespace FibreDesk {

/// The translators of the running program: ours, Qt's own texts and those that Qt leaves out,
/// exchanged without a restart.
class Language {
public:
    Language() = default;
    ~Language();
    Q_DISABLE_COPY_MOVE(Language)

    /// "fr" or "en". The caller retranslates its QML engine.
    void use(const QString &language);

private:
    void clear();

    QTranslator m_own;
    QTranslator m_qt;
    QTranslator m_dialogs;
};

} // namespace FibreDesk
