// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "core/requestscope.h"
#include "text/safehtml.h"

#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

class CampaignSource;

/// The mail of one row as it was rendered, made safe: nothing in it runs or loads.
class MailPreview : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignsController")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(int row READ row NOTIFY changed)
    Q_PROPERTY(QString recipient READ recipient NOTIFY changed)
    Q_PROPERTY(QString html READ html NOTIFY changed)
    Q_PROPERTY(int blockedImages READ blockedImages NOTIFY changed)
    Q_PROPERTY(int blockedElements READ blockedElements NOTIFY changed)
    Q_PROPERTY(QStringList links READ links NOTIFY changed)

public:
    using QObject::QObject;

    /// Of the campaign that is open there.
    void show(CampaignSource *source, int row, const QString &recipient);
    Q_INVOKABLE void close();
    Q_INVOKABLE void retry();

    [[nodiscard]] bool isOpen() const { return m_row >= 0; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int row() const { return m_row; }
    [[nodiscard]] QString recipient() const { return m_recipient; }
    [[nodiscard]] QString html() const { return m_mail.html; }
    [[nodiscard]] int blockedImages() const { return m_mail.blockedImages; }
    [[nodiscard]] int blockedElements() const { return m_mail.blockedElements; }
    [[nodiscard]] QStringList links() const { return m_mail.links; }

Q_SIGNALS:
    void changed();

private:
    void handleBytes(int generation, const Result<QByteArray> &bytes);

    CampaignSource *m_source = nullptr;
    RequestScope m_scope;
    int m_row = -1;
    QString m_recipient;
    bool m_isLoading = false;
    ErrorText m_error;
    Text::SafeHtml m_mail;
    int m_generation = 0;
};

} // namespace FibreDesk
