/**
 * QI Tech's Automatic Pix: payment orders are cancelled until the evening before their day, and
 * refunded once they are paid. Door: {@link QiTech}.
 */
@NullMarked
package dev.estorno.providers.qitech;

import org.jspecify.annotations.NullMarked;
