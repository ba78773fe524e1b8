// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailpreview.h"

#include "campaignsource.h"

#include <QCoroTask>
#include <QtConcurrentRun>

namespace FibreDesk {

void MailPreview::show(CampaignSource *source, int row, const QString &recipient)
{
    const int generation = ++m_generation;
    m_scope.abort();
    m_source = source;
    m_row = row;
    m_recipient = recipient;
    m_error = {};
    m_mail = {};
    m_isLoading = true;
    Q_EMIT changed();
    QCoro::connect(source->renderedMail(row, &m_scope), this,
        [this, generation](const Result<QByteArray> &bytes) { handleBytes(generation, bytes); });
}

void MailPreview::handleBytes(int generation, const Result<QByteArray> &bytes)
{
    if (generation != m_generation) {
        return;
    }
    if (!bytes) {
        m_isLoading = false;
        m_error = errorText(bytes.error());
        Q_EMIT changed();
        return;
    }
    Text::SafeHtmlOptions options;
    options.imageLabel = tr("image not loaded");
    QtConcurrent::run([html = *bytes, options] {
        return Text::sanitiseHtml(QString::fromUtf8(html), options);
    }).then(this, [this, generation](const Text::SafeHtml &mail) {
        if (generation == m_generation) {
            m_isLoading = false;
            m_mail = mail;
            Q_EMIT changed();
        }
    });
}

void MailPreview::close()
{
    if (!isOpen()) {
        return;
    }
    ++m_generation;
    m_scope.abort();
    m_row = -1;
    m_isLoading = false;
    m_error = {};
    m_mail = {};
    Q_EMIT changed();
}

void MailPreview::retry()
{
    if (isOpen()) {
        show(m_source, m_row, m_recipient);
    }
}

} // namespace FibreDesk
