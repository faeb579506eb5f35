/* Between layout and render: what the inks look like in each theme.
 *
 * The hues are those of Okabe and Ito (Color Universal Design, 2008), darkened or lightened until every mark
 * stands 3:1 and every text 4.5:1 (WCAG 2.1, 1.4.3 and 1.4.11) against both paper and band. */
#include <demarche/scene.h>

const DmEnum dm_theme_names[] = {
    {"light", DM_THEME_LIGHT, "dark ink on white paper"},
    {"dark", DM_THEME_DARK, "light ink on black"},
    {NULL, 0, NULL},
};

static const guint32 inks[DM_INK_COUNT][2] = {
    /*                    light     dark */
    [DM_INK_NONE] = {0x000000, 0x000000},   [DM_INK_PAPER] = {0xFFFFFF, 0x14181D},
    [DM_INK_TEXT] = {0x1B1F24, 0xE8EAED},   [DM_INK_MUTED] = {0x59626D, 0xA5ADB8},
    [DM_INK_FAINT] = {0xD9DDE2, 0x333B44},  [DM_INK_BAND] = {0xF3F5F7, 0x1D232A},
    [DM_INK_BLUE] = {0x0072B2, 0x4FA3DC},   [DM_INK_ORANGE] = {0xB87400, 0xE69F00},
    [DM_INK_GREEN] = {0x00875F, 0x2DB98C},  [DM_INK_VERMILION] = {0xCF5200, 0xF07A2E},
    [DM_INK_PURPLE] = {0xB0508A, 0xD98CBA}, [DM_INK_SKY] = {0x2484BF, 0x7CC7F0},
    [DM_INK_YELLOW] = {0x8A7D00, 0xF0E442}, [DM_INK_GREY] = {0x77808A, 0x8C95A0},
};

guint32 dm_ink_rgb(DmInk ink, DmTheme theme)
{
    g_assert(ink < DM_INK_COUNT);
    return inks[ink][theme == DM_THEME_DARK];
}
