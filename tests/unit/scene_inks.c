/* Every ink can be seen by weak eyes in both themes. */
#include <criterion/criterion.h>
#include <demarche/scene.h>
#include <math.h>

/* WCAG 2.1: relative luminance and contrast ratio. */
static double luminance(guint32 rgb)
{
    static const double share[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = (rgb >> (16 - 8 * i) & 255) / 255.0;
        sum += share[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(DmInk a, DmInk b, DmTheme theme)
{
    double x = luminance(dm_ink_rgb(a, theme)), y = luminance(dm_ink_rgb(b, theme));
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static void expect(DmInk ink, double least)
{
    for (DmTheme theme = DM_THEME_LIGHT; theme <= DM_THEME_DARK; theme++)
        for (DmInk ground = DM_INK_PAPER; ground <= DM_INK_BAND; ground += DM_INK_BAND - DM_INK_PAPER)
            cr_expect(contrast(ink, ground, theme) >= least, "ink %d on %d in theme %d: %.2f", ink, ground,
                      theme, contrast(ink, ground, theme));
}

Test(inks, text_stands_four_and_a_half_to_one)
{
    expect(DM_INK_TEXT, 4.5);
    expect(DM_INK_MUTED, 4.5);
}

Test(inks, marks_stand_three_to_one)
{
    for (DmInk ink = DM_INK_BLUE; ink <= DM_INK_GREY; ink++)
        expect(ink, 3);
}
